claims_figures-area =
    area under
    the ROC
claims_figures-planted = said of what was planted
claims_figures-nothing = said of what does nothing
claims_figures-untrained = said of an untrained network
claims_figures-not-meant = not meant to find it
claims_figures-least = at least { $least }
claims_figures-chance = chance
claims_figures-most = at most { $most }
claims_figures-none = The scorecard is missing.
