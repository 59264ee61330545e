# Labels of figures about forks.
reruns_figures-parent = the parent
reruns_figures-with-noise = { $words } (noise)
reruns_figures-with-floor = { $words } (the chaos floor)
reruns_figures-unchanged-equal = nothing; equals its parent, bit for bit
reruns_figures-unchanged-differs = nothing; differs from its parent at epoch { $epochs }
reruns_figures-unchanged-alone = nothing; not compared with its parent
reruns_figures-unchanged-dead = nothing; its parent had diverged before
reruns_figures-nothing-left = nothing: training diverged before
reruns_figures-samples = samples of the same latents
reruns_figures-classes-drawn =
    classes
    drawn
reruns_figures-coverage = coverage
reruns_figures-coverage-real =
    coverage
    (real { $real })
reruns_figures-diverged-at = diverged, step { $step }

reruns_figures-no-change = nothing: no fork changes anything
reruns_figures-diverged = diverged
reruns_figures-not-defined = not defined
reruns_figures-shares-not-defined = shares not defined
reruns_figures-not-measured = not measured
reruns_figures-no-noise =
    { $measure }
    no noise forks: nothing can be decided
reruns_figures-no-band =
    { $measure }
    noise unknown: nothing can be decided
reruns_figures-beyond = beyond noise (q < { $q })
reruns_figures-undecided = undecided
reruns_figures-band = what other random numbers give, 95 %
reruns_figures-class-axis = class, as judged
reruns_figures-shares = change of the share of a class, percentage points (boxed: q < 0.05)
reruns_figures-unit-distance = change, squared distance (← better)
reruns_figures-unit-more = change, percentage points (better →)
reruns_figures-unit-less = change, percentage points (← better)
reruns_figures-unit-density = change (real images: about 1)
reruns_figures-unit-modes = change, classes (better →)

reruns_figures-image = samples
reruns_figures-weights_g = weights of G
reruns_figures-weights_d = weights of D
reruns_figures-image-axis = RMS difference of pixels in [−1, 1]
reruns_figures-weights_g-axis = relative RMS difference
reruns_figures-weights_d-axis = relative RMS difference
reruns_figures-since = steps since the fork
reruns_figures-origin = forks from epoch { $epoch }
reruns_figures-no-trajectories = nothing: no fork and its unchanged fellow recorded the same steps
reruns_figures-other-numbers = other random numbers
reruns_figures-floor =
    chaos floor
    (one unit in the last place)
reruns_figures-floor-unknown = 2 × floor: not known
reruns_figures-floor-never = 2 × floor: never
reruns_figures-floor-from = 2 × floor: from step { $rises } on
reruns_figures-floor-between = 2 × floor: steps { $rises } to { $until }

reruns_figures-none = no run has forks here
reruns_figures-short-more =
    change, percentage
    points (better →)
reruns_figures-short-distance =
    change, squared
    distance (← better)
reruns_figures-short-share =
    change, percentage
    points
reruns_figures-class-changed =
    share of the class
    changed most
reruns_figures-chaos = chaos floor
