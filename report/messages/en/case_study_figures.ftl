# What the figures of the case study say; layers and symbols stand as they are.
case_study_figures-samples = samples of the same latents; rows: steps of training
case_study_figures-part = part that changes with z (0 to 1)
case_study_figures-this-run = step + 1, this run
case_study_figures-healthy-run = step + 1, healthy run
case_study_figures-layer-of-g = layer of G
case_study_figures-diverges = diverges
case_study_figures-loss = loss, nats
case_study_figures-fork = { $run }, { $fork }
case_study_figures-of-loss = loss: |∂L/∂ℓ|
case_study_figures-of-logit = D: |∂ℓ/∂x|
case_study_figures-of-output = output: tanh′(a)
case_study_figures-together = together: |∂L/∂a|
case_study_figures-mean = mean over samples
case_study_figures-norm = gradient norm of the mean loss
case_study_figures-nothing = rows that change nothing
case_study_figures-real = real test images
case_study_figures-classes = classes drawn
    (grey: trains)
case_study_figures-coverage = coverage
case_study_figures-frechet = Fréchet distance
