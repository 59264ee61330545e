# Values of tables in other words; see name_of in src/glassgan/report/messages.py.
