//! Quantiles of the beta distribution, as exact intervals of a proportion need them. The incomplete beta function is
//! the continued fraction of the Digital Library of Mathematical Functions, 8.17.22.

use libm::{exp, lgamma, log, log1p};

/// Some hundreds are enough for counts of millions; beyond 10⁸ the last digits are lost anyway.
const MOST_TERMS: usize = 10_000;
const MOST_STEPS: usize = 50;

/// The `p`-quantile of Beta(`a`, `b`), but `least` where that is more; as ln(x / (1 − x)), so it is as exact near 1 as
/// near 0. For `p` up to one half and positive `a`, `b`; `least` for anything else.
///
/// In these terms the distribution's logarithm rises ever more slowly, so Newton's steps never go beyond what they look
/// for, but for the first. Whether it is above `least` is seen by one step.
#[must_use]
pub fn log_odds(p: f64, a: f64, b: f64, least: f64) -> f64 {
    let is_known = p > 0.0 && p <= 0.5 && a > 0.0 && b > 0.0 && (a + b).is_finite();
    if !is_known {
        return least;
    }
    let ln_beta = ln_beta(a, b);
    let step = |odds: f64| {
        let (ln_x, ln_rest) = (-ln_1p_exp(-odds), -ln_1p_exp(odds));
        let fraction = fraction(a, b, exp(ln_x));
        let ln_share = a * ln_x + b * ln_rest - ln_beta + log(fraction / a);
        (log(p) - ln_share) * fraction / a
    };
    if least.is_finite() && step(least) <= 0.0 {
        return least;
    }
    let mut odds = log(a / b) - (-2.0 * log(2.0 * p) * (1.0 / a + 1.0 / b)).sqrt();
    for _ in 0..MOST_STEPS {
        let step = step(odds);
        odds += step;
        if step.abs() <= 1e-13 * odds.abs().max(1.0) {
            break;
        }
    }
    odds.max(least)
}

/// ln B(`a`, `b`). Γ of large numbers is so large that little would be left of a difference; there Stirling's series is
/// subtracted term by term.
fn ln_beta(a: f64, b: f64) -> f64 {
    let (small, large, both) = (a.min(b), a.max(b), a + b);
    let ratio = if large < 1e4 {
        lgamma(large) - lgamma(both)
    } else {
        small - small * log(both) - (large - 0.5) * log1p(small / large)
            + (1.0 / large - 1.0 / both) / 12.0
    };
    lgamma(small) + ratio
}

/// ln(1 + eᵗ).
fn ln_1p_exp(t: f64) -> f64 {
    t.max(0.0) + log1p(exp(-t.abs()))
}

/// The continued fraction by which xᵃ(1−x)ᵇ / (a·B(a, b)) becomes the share of Beta(a, b) up to `x`; by Lentz's method.
fn fraction(a: f64, b: f64, x: f64) -> f64 {
    let (mut above, mut below, mut value) = (1.0, 0.0, 1.0);
    for n in 0..MOST_TERMS {
        let term = term(n, a, b, x);
        below = 1.0 / away_from_zero(1.0 + term * below);
        above = away_from_zero(1.0 + term / above);
        value *= above * below;
        if (above * below - 1.0).abs() < 1e-15 {
            break;
        }
    }
    1.0 / value
}

fn term(n: usize, a: f64, b: f64, x: f64) -> f64 {
    let m = (n.div_ceil(2)) as f64;
    let steps = a + n as f64;
    if n.is_multiple_of(2) {
        -(a + m) * (a + b + m) * x / (steps * (steps + 1.0))
    } else {
        m * (b - m) * x / (steps * (steps + 1.0))
    }
}

fn away_from_zero(value: f64) -> f64 {
    if value.abs() < 1e-300 { 1e-300 } else { value }
}
