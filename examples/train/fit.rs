//! Fits a network: softmax over the candidates of a question, Adam, dropout in the hidden layer.
//!
//! One thread, a random generator of its own: the same examples give the same weights.

use dixit::attribution::learning::{CONTEXTS, COUNT, Cell, HIDDEN, Learned, Network, ONE, UNIT};

/// A question to learn from.
pub struct Example {
    pub context: usize,
    pub weight: f32,
    /// The cells of each candidate, and where each ends.
    pub cells: Vec<Cell>,
    pub ends: Vec<u32>,
    pub right: Vec<bool>,
}

/// How to fit.
#[derive(Clone, Copy)]
pub struct Plan {
    pub epochs: usize,
    pub rate: f32,
    pub decay: f32,
    pub drop: f32,
    pub seed: u64,
    /// Whether the hidden layer learns, or the direct weights alone.
    pub deep: bool,
}

/// A small random generator (xorshift).
pub struct Random(pub u64);

impl Random {
    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    pub fn unit(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1_u64 << 24) as f32
    }

    fn normal(&mut self) -> f32 {
        let sum: f32 = (0..12).map(|_| self.unit()).sum();
        sum - 6.0
    }

    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for at in (1..list.len()).rev() {
            list.swap(at, (self.next() % (at as u64 + 1)) as usize);
        }
    }
}

/// A network that learns: the weights of a [`Network`] before they are rounded.
struct Learner {
    hidden: Vec<[f32; HIDDEN]>,
    bias: [f32; HIDDEN],
    out: [f32; HIDDEN],
    direct: Vec<[f32; CONTEXTS]>,
}

impl Learner {
    /// All weights zero.
    fn zero() -> Self {
        Self {
            hidden: vec![[0.0; HIDDEN]; COUNT],
            bias: [0.0; HIDDEN],
            out: [0.0; HIDDEN],
            direct: vec![[0.0; CONTEXTS]; COUNT],
        }
    }

    /// What was learned, in whole numbers.
    fn rounded(&self) -> Network {
        let whole = |weight: f32| (weight * f32::from(ONE)).round() as i16;
        Network::new(&Learned {
            hidden: self.hidden.iter().map(|it| it.map(whole)).collect(),
            bias: self.bias.map(whole),
            out: self.out.map(whole),
            direct: self.direct.iter().map(|it| it.map(whole)).collect(),
        })
    }
}

/// The value of a cell.
fn value(cell: Cell) -> f32 {
    f32::from(cell.value) / f32::from(UNIT)
}

/// First and second moments of one kind of weight.
struct Adam {
    first: Vec<f32>,
    second: Vec<f32>,
}

impl Adam {
    fn new(size: usize) -> Self {
        Self {
            first: vec![0.0; size],
            second: vec![0.0; size],
        }
    }

    fn step(
        &mut self,
        weights: &mut [f32],
        gradient: &mut [f32],
        rate: f32,
        decay: f32,
        time: i32,
    ) {
        let (one, two) = (1.0 - 0.9_f32.powi(time), 1.0 - 0.99_f32.powi(time));
        for (index, weight) in weights.iter_mut().enumerate() {
            let g = gradient[index];
            gradient[index] = 0.0;
            let m = &mut self.first[index];
            *m = 0.9 * *m + 0.1 * g;
            let v = &mut self.second[index];
            *v = 0.99 * *v + 0.01 * g * g;
            *weight -= rate * ((*m / one) / ((*v / two).sqrt() + 1e-8) + decay * *weight);
        }
    }
}

/// Fits a network to examples.
pub fn fit(examples: &[Example], plan: Plan) -> Network {
    const BATCH: usize = 128;
    let mut random =
        Random(0x9e37_79b9_7f4a_7c15 ^ (plan.seed + 1).wrapping_mul(0xd134_2543_de82_ef95));
    let mut net = Learner::zero();
    for row in net.hidden.iter_mut().filter(|_| plan.deep) {
        for weight in row {
            *weight = random.normal() * 0.12;
        }
    }
    for weight in net.out.iter_mut().filter(|_| plan.deep) {
        *weight = random.normal() * 0.25;
    }
    let mut gradient = Learner::zero();
    let mut hidden = Adam::new(COUNT * HIDDEN);
    let mut direct = Adam::new(COUNT * CONTEXTS);
    let (mut bias, mut out) = (Adam::new(HIDDEN), Adam::new(HIDDEN));
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let total = plan.epochs * examples.len().div_ceil(BATCH);
    let mut time = 0;
    let mut work = Work {
        deep: plan.deep,
        ..Work::default()
    };
    for _ in 0..plan.epochs {
        random.shuffle(&mut order);
        for batch in order.chunks(BATCH) {
            for &index in batch {
                work.learn(
                    &net,
                    &examples[index],
                    plan.drop,
                    &mut random,
                    &mut gradient,
                    batch.len() as f32,
                );
            }
            time += 1;
            let turn = std::f32::consts::PI * time as f32 / total as f32;
            let rate = plan.rate * (time as f32 / 200.0).min(1.0) * 0.5 * (1.0 + turn.cos());
            if plan.deep {
                hidden.step(
                    net.hidden.as_flattened_mut(),
                    gradient.hidden.as_flattened_mut(),
                    rate,
                    plan.decay,
                    time,
                );
            }
            direct.step(
                net.direct.as_flattened_mut(),
                gradient.direct.as_flattened_mut(),
                rate * 0.5,
                plan.decay * 5.0,
                time,
            );
            bias.step(&mut net.bias, &mut gradient.bias, rate, 0.0, time);
            out.step(&mut net.out, &mut gradient.out, rate, plan.decay, time);
        }
    }
    net.rounded()
}

#[derive(Default)]
struct Work {
    deep: bool,
    sums: Vec<[f32; HIDDEN]>,
    keeps: Vec<[f32; HIDDEN]>,
    scores: Vec<f32>,
}

impl Work {
    fn learn(
        &mut self,
        net: &Learner,
        example: &Example,
        drop: f32,
        random: &mut Random,
        gradient: &mut Learner,
        batch: f32,
    ) {
        self.sums.clear();
        self.keeps.clear();
        self.scores.clear();
        let mut from = 0;
        for &end in &example.ends {
            let mut sums = net.bias;
            let mut score = 0.0;
            let cells = &example.cells[from..end as usize];
            for cell in cells {
                let value = value(*cell);
                score += value * net.direct[cell.feature as usize][example.context];
            }
            for cell in cells.iter().filter(|_| self.deep) {
                let value = value(*cell);
                let hidden = &net.hidden[cell.feature as usize];
                for (sum, weight) in sums.iter_mut().zip(hidden) {
                    *sum += value * weight;
                }
            }
            let mut keep = [0.0; HIDDEN];
            for place in 0..if self.deep { HIDDEN } else { 0 } {
                if sums[place] > 0.0 && (drop == 0.0 || random.unit() > drop) {
                    keep[place] = 1.0 / (1.0 - drop);
                }
                score += sums[place] * keep[place] * net.out[place];
            }
            self.sums.push(sums);
            self.keeps.push(keep);
            self.scores.push(score);
            from = end as usize;
        }
        self.back(net, example, gradient, batch);
    }

    fn back(&self, net: &Learner, example: &Example, gradient: &mut Learner, batch: f32) {
        let most = self.scores.iter().copied().fold(f32::MIN, f32::max);
        let odds: Vec<f32> = self.scores.iter().map(|it| (it - most).exp()).collect();
        let total: f32 = odds.iter().sum();
        let good: f32 = odds
            .iter()
            .zip(&example.right)
            .filter(|it| *it.1)
            .map(|it| it.0)
            .sum::<f32>()
            .max(1e-12);
        let mut from = 0;
        for (index, &end) in example.ends.iter().enumerate() {
            let target = if example.right[index] {
                odds[index] / good
            } else {
                0.0
            };
            let error = (odds[index] / total - target) * example.weight / batch;
            let mut back = [0.0; HIDDEN];
            for (place, slot) in back.iter_mut().enumerate().filter(|_| self.deep) {
                let keep = self.keeps[index][place];
                gradient.out[place] += error * self.sums[index][place] * keep;
                *slot = error * net.out[place] * keep;
                gradient.bias[place] += *slot;
            }
            let cells = &example.cells[from..end as usize];
            for cell in cells {
                let value = value(*cell);
                gradient.direct[cell.feature as usize][example.context] += value * error;
            }
            for cell in cells.iter().filter(|_| self.deep) {
                let value = value(*cell);
                let hidden = &mut gradient.hidden[cell.feature as usize];
                for (slot, it) in hidden.iter_mut().zip(&back) {
                    *slot += value * it;
                }
            }
            from = end as usize;
        }
    }
}
