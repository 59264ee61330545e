index_figures-nothing = no set of units could be tried
index_figures-before = drawn
index_figures-after = without
    { $size } units
index_figures-set = without the units chosen for the { -kind }
index_figures-random = without as many random units (95 %)
index_figures-kind = { -kind } that the noise drew
index_figures-share = probability lost, %
