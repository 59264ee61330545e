# Labels of figures about forks.
forks_figures-parent = the parent
forks_figures-with-noise = { $words } (noise)
forks_figures-with-floor = { $words } (the chaos floor)
forks_figures-unchanged-equal = nothing; equals its parent, bit for bit
forks_figures-unchanged-differs = nothing; differs from its parent at epoch { $epochs }
forks_figures-unchanged-alone = nothing; not compared with its parent
forks_figures-unchanged-dead = nothing; its parent had diverged before
forks_figures-nothing-left = nothing: training diverged before
forks_figures-samples = samples of the same latents
forks_figures-classes-drawn =
    classes
    drawn
forks_figures-coverage = coverage
forks_figures-coverage-real =
    coverage
    (real { $real })
forks_figures-diverged-at = diverged, step { $step }

forks_figures-no-change = nothing: no fork changes anything
forks_figures-diverged = diverged
forks_figures-not-defined = not defined
forks_figures-shares-not-defined = shares not defined
forks_figures-not-measured = not measured
forks_figures-no-noise =
    { $measure }
    no noise forks: nothing can be decided
forks_figures-no-band =
    { $measure }
    noise unknown: nothing can be decided
forks_figures-beyond = beyond noise (q < { $q })
forks_figures-undecided = undecided
forks_figures-band = what other random numbers give, 95 %
forks_figures-class-axis = class, as judged
forks_figures-shares = change of the share of a class, percentage points (boxed: q < 0.05)
forks_figures-unit-distance = change, squared distance (← better)
forks_figures-unit-more = change, percentage points (better →)
forks_figures-unit-less = change, percentage points (← better)
forks_figures-unit-density = change (real images: about 1)
forks_figures-unit-modes = change, classes (better →)

forks_figures-image = samples
forks_figures-weights_g = weights of G
forks_figures-weights_d = weights of D
forks_figures-image-axis = RMS difference of pixels in [−1, 1]
forks_figures-weights_g-axis = relative RMS difference
forks_figures-weights_d-axis = relative RMS difference
forks_figures-since = steps since the fork
forks_figures-origin = forks from epoch { $epoch }
forks_figures-no-trajectories = nothing: no fork and its unchanged fellow recorded the same steps
forks_figures-other-numbers = other random numbers
forks_figures-floor =
    chaos floor
    (one unit in the last place)
forks_figures-floor-unknown = 2 × floor: not known
forks_figures-floor-never = 2 × floor: never
forks_figures-floor-from = 2 × floor: from step { $rises } on
forks_figures-floor-between = 2 × floor: steps { $rises } to { $until }

forks_figures-none = no run has forks here
forks_figures-short-more =
    change, percentage
    points (better →)
forks_figures-short-distance =
    change, squared
    distance (← better)
forks_figures-short-share =
    change, percentage
    points
forks_figures-class-changed =
    share of the class
    changed most
forks_figures-chaos = chaos floor
