glossary-short = Glossary
glossary-title = Glossary
glossary-what = The terms of this report as the field has them, in both languages.
glossary-meaning = Meaning
