# 案例研究：文章中的 GAN 为何死亡。正文为 Markdown；强调符号不紧跟在标点之后，否则不被识别。
case_study-short = 案例研究
case_study-title = 文章中的 GAN 为何死亡
case_study-source = 本文及其表格（CSV）、图片存放于 <code>{ $folder }</code>。
case_study-lost = 案例研究缺失。

# 列表、句子与数字的连接。
case_study-gap = {""}
case_study-comma = 、
case_study-and = { $some }、{ $last }
case_study-clause = ；
case_study-last-clause = { $some }；{ $last }
case_study-small = 小于 { $value }

case_study-what = 本项目以一篇教程文章中的 GAN 为起点，它学不会画 { -data }：随机种子 { $seed } 最终只画出{ -classes }类中的 { $classes } 类{ $status ->
    [diverged] ，随后因出现无穷大而中断。
   *[other] 。
}
case_study-apart = { $trains ->
    [yes] 本页将这次运行拆解开来，与一次训练成功的运行对照，然后每次只改动一处。
   *[no] 本页将这次运行拆解开来，与一次本应训练成功却未成功的运行对照，然后每次只改动一处。
}
case_study-made = 全部数字与图片均由 `make cures` 写出；表格以 CSV 格式存放于此文件夹。
case_study-row = 每一行是一次训练运行，其中 { $rows } 行除随机数、末位一个单位或随机种子之外不改变配方：它们表明仅凭偶然会有多大的差异。
case_study-few = 随机种子如此之少，本页只描述这些运行，并不估计该配方的平均表现。
case_study-gates = 不作改动的 { $gates } 次重跑与原运行逐位一致：沿重跑测得的结果对原运行同样成立。
case_study-closed = 在不作改动的 { $gates } 次重跑中，有 { $closed } 次与原运行**不**一致，以下内容均不可信。

case_study-happens = 1. 发生了什么
case_study-words = D 为判别器，G 为生成器，D(x) 是 D 对真实图像的回答（1 表示确信为真），D(G(z)) 是对生成图像的回答。*多样性*是图像中随隐向量 z 变化的部分，介于 0（所有 z 对应同一图像）与 1 之间。*tanh′* 是输出的平均斜率，像素可自由变动处为 1，固定于黑或白处为 0。
case_study-healthy = 健康的运行为 { $control }：同样的 GAN，但 G 中有批归一化，损失在对数几率上计算。
case_study-alive = **所研究的运行在此训练成功，因此没有死亡需要解释，也不指认任何因子**。
case_study-no-control = **它在此并未训练成功（{ $classes } 类），因此不能作为对照，下文也无法指认任何因子**。
case_study-windows = 损失与回答是该轮最后一个步数窗口内的均值。覆盖率是附近有生成图像的真实图像所占的比例；真实测试图像的覆盖率为 { $real }。
case_study-cross = ✝：训练在到达该轮之前发散，该行为其最后的有限状态。
case_study-collapse-picture = 该运行沿训练的样本、损失与多样性，以及健康运行的多样性

# 列标题。
case_study-run = 运行
case_study-epoch = 轮
case_study-steps = 步数
case_study-loss-d = D 的损失
case_study-loss-g = G 的损失
case_study-classes = 类别数
case_study-coverage = 覆盖率
case_study-diversity = 多样性
case_study-tanh = tanh′
case_study-factor = 因子
case_study-start = 起始值
case_study-least = 最小值（所在步）
case_study-end = 终值
case_study-falls = 跌落所在步
case_study-healthy-start = 健康运行：起始值
case_study-died = 跌落次数：死亡的运行
case_study-trained = 跌落次数：训练成功的运行
case_study-operation = 运算
case_study-asked = 调用处
case_study-operand = 操作数的范围
case_study-result = 结果的范围
case_study-not-finite = 非有限数
case_study-change = 改动
case_study-seed = 随机种子
case_study-trains = 训练成功
case_study-frechet = Fréchet 距离
case_study-abstains = 裁判弃权
case_study-ends = 结局
case_study-beside = 与偶然相比
case_study-seeds = 随机种子数
case_study-trains-in = 训练成功的次数
case_study-others = 其他随机种子高于所有不改变配方的行
case_study-gan = GAN

# 单元格。
case_study-never = 从不
case_study-of = { $some }/{ $all }
case_study-yes = 是
case_study-no = 否
case_study-percent = { $number }%
case_study-diverges = 发散，第 { $step } 步
case_study-finite = 有限
case_study-place = { $place ->
    [chance] 未改变配方
    [above] 高于
    [below] 低于
   *[within] 在范围内
}
case_study-by-chance = { $above }/{ $others }（全部仅凭偶然的概率为 1/{ $times }）

case_study-gradient = 2. 梯度的哪个因子只在运行死亡时跌落
case_study-product = G 从经由 D 返回的信号中学习。按链式法则，G 的损失 L 在一个样本上的梯度是乘积
case_study-formula = ∂L/∂θ = ∂L/∂ℓ · ∂ℓ/∂x · tanh′(a) · ∂a/∂θ，
case_study-symbols = 其中 ℓ 为对数几率，x = tanh(a) 为图像，θ 为权重；一层中开启的 ReLU 的比例，即该层在 ∂a/∂θ 中所放行的部分。
case_study-zero = 只要有一个因子接近零，就没有信号能够通过。所有因子均在 { $latents } 个固定的隐向量上、于两次运行的相同步数处测量。
case_study-fallen = { $share ->
    [quarter] 某因子首次低于其此前最大值的四分之一，即称它在该步*跌落*。
   *[other] 某因子首次低于其此前最大值的 { $share } 倍，即称它在该步*跌落*。
}
case_study-named-if = 在健康运行中同样跌落的因子，不能说明这次运行为何死亡。因此，只有满足以下条件的因子才被*指认*：它在死亡的运行中跌落，在健康的运行中不跌落，并且在不作改动而死亡的运行中跌落的次数多于在所有训练成功的运行中，其差异超出偶然所能解释的程度：Fisher 精确检验，p × { $factors } 个因子小于 0.05，每次运行计一次。（同一随机种子的运行始于相同的权重，因此其实际数目略少于所计数目。）
case_study-arrow = ↑：在两次运行共有的最后一步，已回升至该四分之一以上。
case_study-named = **指认：{ $factors }**。{ $number ->
    [one] 它在运行死亡时跌落，在训练成功时不跌落。
   *[other] 它们在运行死亡时跌落，在训练成功时不跌落。
}
case_study-reason = 这与死亡相伴；它是否就是原因，只有单独改变该因子才能说明。
case_study-normalised = 训练成功的 { $runs } 次运行在 G 中都有批归一化，而无论其他情形如何，批归一化都会使大约一半的 ReLU 保持开启：该比例在这些运行中不跌落，是这一改动带来的结果，其本身并不能说明其他运行为何死亡。
case_study-none-named = **没有指认任何因子**。
case_study-none-falls = 没有因子只在死亡的运行中跌落而在健康的运行中不跌落。
case_study-may-be-chance = 在这次运行中跌落而在健康的运行中不跌落的因子可能出于偶然：与训练成功的运行相比，死亡的运行中跌落的次数多得不够。
case_study-too-few = 在这次运行中跌落而在健康的运行中不跌落的因子可能出于偶然：与训练成功的运行相比，死亡的运行中跌落的次数多得不够；而且仅有 { $died } 次死亡的运行与 { $trained } 次训练成功的运行，任何结果都不足以定论（p 至少为 { $p }）。
case_study-unproven = 在死亡的运行中跌落而在健康的运行中不跌落，但与偶然无法区分的有：{ $factors }。
case_study-both = 在两次运行中都跌落的有：{ $factors }；这并非死亡的征兆。
case_study-only-healthy = 只在健康的运行中跌落的有：{ $factors }。
case_study-neither = 在两次运行中都不跌落的有：{ $factors }。
case_study-no-factor = 多样性不是该乘积的因子：它不是阻断梯度的因素，而是运行死亡时所丧失的。按同样的规则：
case_study-keeps = 图像保持对 z 的依赖：多样性起始为 { $start }，在第 { $at } 步降至 { $least }。
case_study-loses = 图像失去对 z 的依赖：多样性起始为 { $start }，在第 { $at } 步降至 { $least }；它自第 { $fell } 步起低于四分之一，最终仍然如此。
case_study-dips = 图像失去对 z 的依赖：多样性起始为 { $start }，在第 { $at } 步降至 { $least }；它在第 { $fell } 步低于四分之一，最终又回升至其上。
case_study-healthy-falls = 在健康的运行中它也跌落，在第 { $step } 步。
case_study-healthy-holds = 在健康的运行中它不跌落。
case_study-factors-picture = 该运行、健康运行与两个分叉中梯度的各个因子

case_study-infinite = 3. 第一个非有限数
case_study-again = 将最后的有限状态之后的一步，即第 { $step } 步，逐个运算重放一遍：
case_study-origin = 首先出现的是 `{ $code }` 中 `{ $operation }` 的结果：其 { $all } 个数中有 { $lost } 个。
case_study-logarithm = 该处的操作数恰为零：在单精度下，对数几率超过约 17 时，sigmoid 恰为 1，因而 1 − D(G(z)) 为 0，其对数为无穷大。只要有一张生成图像被 D 认定为真，便已足够。
case_study-spreads = 其下各行表明它如何扩散。
case_study-all-finite = 这次运行中所有数始终有限。

case_study-alive-how = 4. 什么能使它存活
case_study-single = 每次只改动一处，均始于相同的初始权重（在形状允许之处），数据次序相同，训练轮数相同。若至少九个类别各占被裁判样本的 2% 以上，则称该运行*训练成功*。
case_study-chance = { $seeds ->
    [several] **先看偶然**：有 { $rows } 行不改变配方：原样的运行、其他随机数、末位一个单位、其他随机种子。
   *[one] **先看偶然**：有 { $rows } 行不改变配方：原样的运行、其他随机数、末位一个单位。
}
case_study-range = 它们画出 { $least } 至 { $most } 类，覆盖率为 { $low } 至 { $high }，Fréchet 距离为 { $near } 至 { $far }；其中 { $trains } 行训练成功。
case_study-order = 在此范围内，各行的次序不能说明其改动的作用；最后一列标明哪些行的覆盖率落在此范围之外。
case_study-folds = 区间取自隐向量互不相交的折：它表示该网络测得有多准，而不表示同一改动的另一次运行会与之相差多远。在相同数目下，真实测试图像的覆盖率为 { $coverage }，Fréchet 距离为 { $frechet }。
case_study-cured = **在 { $changes } 项单独改动中，有 { $trained } 项使随机种子 { $seed } 训练成功：{ $which }**。
case_study-none-cured = **在 { $changes } 项单独改动中，没有一项使随机种子 { $seed } 训练成功**。
case_study-by-coverage = 按覆盖率，有 { $above } 项高于所有不改变配方的行{ $which_above ->
    [none] {""}
   *[other] （{ $which_above }）
}，{ $within } 项在其范围内，{ $below } 项低于它们{ $which_below ->
    [none] {""}
   *[other] （{ $which_below }）
}。
case_study-expected = 若一项改动的作用不超过换用其他随机数，它高于同一随机种子的 { $own } 行的概率为 1/{ $times }；因此在 { $changes } 项这样的改动中，预期至多有 { $number } 项高于它们，低于它们的也同样多；实际为 { $above } 项与 { $below } 项。单独一行绝不构成其改动有效的证据。
case_study-several = 部分改动以多个随机种子运行；它们是依据在随机种子 { $seed } 上的表现选出的，因此只有其他随机种子才构成检验：
case_study-change-trains = “{ $change }”在 { $seeds } 个随机种子中有 { $trains } 个训练成功
case_study-stop = 。
case_study-all-above = 在所有其他随机种子上均高于所有不改变配方的行的有：{ $changes }；共尝试 { $tried } 项改动，其中出现一项这样的改动，仅凭偶然的概率至多为 { $p }。
case_study-none-above = 没有改动在所有其他随机种子上均高于所有不改变配方的行：没有改动能与偶然区分开。
case_study-one-seed = 没有改动以一个以上的随机种子运行：没有改动能与偶然区分开。
case_study-cures-picture = 各种补救措施的矩阵：每项改动的样本、类别数、覆盖率与 Fréchet 距离

case_study-back = 5. 撤回补救措施
case_study-two-changes = 本项目的研究对象 `mlp` 即文章中的 GAN 加上两项改动：生成器中的批归一化，以及在对数几率上计算的损失。以随机种子 { $seed } 分别撤回其中一项及同时撤回两项：
case_study-each-back = { $norm ->
    [yes] 去掉批归一化，这次运行仍训练成功；{ $logits ->
        [yes] 去掉在对数几率上计算的损失，它仍训练成功。
       *[no] 去掉在对数几率上计算的损失，它不能训练成功。
    }
   *[no] 去掉批归一化，这次运行不能训练成功；{ $logits ->
        [yes] 去掉在对数几率上计算的损失，它仍训练成功。
       *[no] 去掉在对数几率上计算的损失，它也不能训练成功。
    }
}
case_study-not-the-reason = 损失在对数几率上计算时，运行始终有限，却仍只画出 { $classes } 类：无穷大终止了这次运行，但并非它画出如此之少的原因。

# 图。
case_study-collapse-title = 坍塌
case_study-collapse-alt = 一组小幅样本，依次为第 0、1、2、4 等步，每步一行；其下有三个面板：双方的损失沿训练的曲线，以及这次运行与健康运行中各层随隐向量变化的部分的曲线。
case_study-collapse-caption = 该运行如何坍塌，以及健康运行作为对照。(a) 同一组隐向量在训练 0、1、2、4、8、… 步之后的样本。(b) 双方的损失，为步数窗口内的均值；若训练发散，虚线标出发散所在步。(c) 生成器各层输出中随隐向量变化的部分，以其均方根的比例表示：为 0 时，所有隐向量给出同一图像。(d) 健康运行中的同一量。
case_study-factors-title = 梯度
case_study-factors-alt = 该运行、健康运行与两个分叉各占一列；上排以对数坐标画出梯度的各个因子及其乘积沿训练的曲线，下排为梯度对各层权重的范数。
case_study-factors-caption = 到达生成器的梯度，按链式法则拆解，在一组固定的隐向量上以评估模式测量：原样的运行、健康的运行，以及前者各改动一处的分叉。在前两列中同样下跌的，并非死亡的征兆。(a) 损失对对数几率的斜率；对数几率对图像的斜率（范数）；输出处 tanh 的斜率（像素均值）；以及三者之积，即梯度对输出预激活值的范数，取样本均值。(b) 平均损失的梯度对各层权重的范数。曲线缺失之处，其值为零。
case_study-cures-title = 补救措施
case_study-cures-alt = 每项改动一行：最终的八个样本，其后以带区间的点标出类别数、覆盖率与 Fréchet 距离；橙色带为不改变配方的各行的范围，蓝色带为真实测试图像。
case_study-cures-caption = 每次改动一处，均始于相同的初始权重，数据次序相同；一个点为一次训练运行，其形状表示随机种子。(a) 最终由同一组隐向量得到的样本，取自第一个随机种子；突出显示者为在所运行的每个随机种子上都训练成功的改动；✝ 表示第一个随机种子发散，并注明其最后有限状态所在步。(b) 各占被裁判样本 2% 以上的类别数；达到九个或十个（灰色）即训练成功。(c) 覆盖率与 (d) 裁判特征中的 Fréchet 距离，附取自互不相交的折的 95% 区间，它表示网络测得有多准，而不表示另一次运行会与之相差多远。橙色为所有不改变配方的行的范围：其中各行的次序出于偶然。蓝色为相同数目的真实测试图像所得的值。
