"""
Units of the authority (committee, departments, wards, communes), their levels and parents, and what became of them.
A unit lives between two days; its key is (code, valid_from), because codes and names are used again. A *succession*
says that one unit went on as another from a day: a merger is several successions into one unit, a split several from
one. Also the calendar the authority counts its deadlines on: *working days* are those of its *work week*, less public
holidays, with the days worked in exchange; an *override* is what the authority decided otherwise for one day.
"""
