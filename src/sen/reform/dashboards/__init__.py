"""
Read models across apps: what one person has to do, in one list. No tables of its own. Words: *work item* (one thing to
do, with the page where it is done), *work group* (what is overdue, today, this week, later), *source* (one reading of
one app that yields work items). The same list goes out as the one mail of a day (*digest*) and as a *feed* for one's
own calendar.
"""
