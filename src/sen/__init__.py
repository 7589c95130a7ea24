"""Sen: the administrative-reform year of a Vietnamese local authority."""
