"""
The officials' pages: one folder per subject, each with its addresses, views, forms and templates.

Pages ask and order; they never touch tables.
"""
