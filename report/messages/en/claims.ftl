claims-short = Trust
claims-title = Can it be trusted?
claims-answer = …
claims-method = …

claims-answer-title = answer
claims-answer-alt = …

claims-verdict-supported = supported
claims-verdict-refuted = refuted
claims-verdict-undecided = undecided
claims-verdict-descriptive = described
claims-verdict-absent = not here
claims-believed = (a common belief)
claims-lost = The ledger of claims is left out.
claims-measured = Measured: <b>{ $value }</b> { $unit }
claims-null = ; chance gives { $low } to { $high }
claims-claimed = ; claimed: { $direction ->
    [above] above
   *[below] below
} { $threshold }.
