glossary-short = 术语表
glossary-title = 术语表
glossary-what = 本报告所用术语，中英对照，按领域惯用译法。
glossary-meaning = 含义
