# Labels of the figures about theory.
theory_figures-saturating = saturating
theory_figures-non-saturating = non-saturating
theory_figures-saturating-loss = saturating loss
theory_figures-non-saturating-loss = non-saturating loss
theory_figures-real-part = real part
theory_figures-imaginary-part = imaginary part
theory_figures-run-seed = { $subject }, seed { $seed }
theory_figures-steps = steps
theory_figures-log-two = log 2

# answer
theory_figures-ratio = measured ÷ predicted
theory_figures-given = what theory assumes is given
theory_figures-training = in training
theory_figures-tenth = ± 10 %
theory_figures-within = within 10 %
theory_figures-beyond = farther off
theory_figures-eigenvalue = eigenvalue, smallest game
theory_figures-divergence = divergence, known densities
theory_figures-slope = slope at a dropped mode
theory_figures-value = divergence, by D in training
theory_figures-gradient = gradient, { $run }
theory_figures-near = courses close by, { $run }
theory_figures-far = courses a step away, { $run }
theory_figures-none = nothing that theory predicts was measured here

# dirac
theory_figures-formula = formula
theory_figures-differentiated = differentiated
theory_figures-simulated = simulated
theory_figures-theta = θ, of the generator
theory_figures-psi = ψ, of the discriminator
theory_figures-setting = { $number }  { $setting }

# known
theory_figures-density = density
theory_figures-best = best
theory_figures-trained = trained
theory_figures-best-d = best D
theory_figures-trained-d = trained D

# dropping
theory_figures-divergence-nats = divergence, nats
theory_figures-slope-nats = slope by the share, nats
theory_figures-share-of-mode = share of the mode, ½ in real points

# moving
theory_figures-along = along training
theory_figures-as-d = as D has it
theory_figures-jsd-nats = JSD, nats

# frozen
theory_figures-untrained = no run was trained here
theory_figures-steps-of-d = steps of D
theory_figures-norm = norm of G’s gradient
theory_figures-bound = lower bound of the
    divergence, nats
theory_figures-factor = as the factor D predicts
theory_figures-at-most = saturating, at most
theory_figures-last = last checkpoint
theory_figures-first = first looked at
theory_figures-by-classes = bound by the judge’s classes
theory_figures-real-real = real against real

# jacobian
theory_figures-no-eigenvalues = no run has eigenvalues: the text says why
theory_figures-run-epoch = { $subject }, seed { $seed }, epoch { $epoch }
theory_figures-magnitude = largest magnitude
theory_figures-real = largest real part
theory_figures-others = on other images
theory_figures-played-near = as played, close by
theory_figures-played-far = as played, a step away

# stacked
theory_figures-no-stacks = no GAN was trained on Stacked { -data } here
theory_figures-modes = modes
theory_figures-kl-nats = KL(q‖p), nats
theory_figures-test = test images
theory_figures-packing = { $packing ->
    [1] no packing
   *[other] packs of { $packing }
}
theory_figures-training-steps = steps of training + 1
theory_figures-all-samples = all samples
theory_figures-sure = where the judge is sure
theory_figures-published = published
theory_figures-from-p = labels drawn from p
theory_figures-as-veegan = as VEEGAN
