# Values of tables in other words (the first language has them as they are); see name_of in
# src/glassgan/report/messages.py.
