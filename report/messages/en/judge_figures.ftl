judge_figures-calibrated = calibrated
judge_figures-judge = judge, 95 %
judge_figures-confidence = confidence
judge_figures-accuracy = accuracy on test images
judge_figures-none = none
judge_figures-judged = judged as (none: it abstains)
judge_figures-true = true class
