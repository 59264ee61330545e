# Words that figures of several topics hold.
common_figures-epoch = epoch
common_figures-epoch-number = epoch { $epoch }
common_figures-step = step
common_figures-step-number = step { $step }
common_figures-seed-number = seed { $seed }
common_figures-unit = unit
common_figures-real = real
common_figures-generated = generated
common_figures-of-d = of D
common_figures-of-g = of G
common_figures-null = 95 % of chance
common_figures-interval = 95 % interval
common_figures-share = share
common_figures-untrained = untrained
common_figures-run = run
common_figures-left-out = left out: { $reason }
