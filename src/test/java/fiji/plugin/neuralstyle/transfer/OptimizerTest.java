package fiji.plugin.neuralstyle.transfer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import fiji.plugin.neuralstyle.network.Program;

/** The optimizers on functions whose minimum is known, in float64. */
class OptimizerTest {

	private Program program;
	private NDManager manager;

	@BeforeEach
	void load() {
		program = Program.load("optimizer.py");
		manager = program.manager().newSubManager();
	}

	@AfterEach
	void free() {
		manager.close();
		program.close();
	}

	@Test
	void lbfgsSolvesRosenbrockInTenDimensions() {
		final double[] start = { -1.2, 1, -1.2, 1, -1.2, 1, -1.2, 1, -1.2, 1 };
		final Optimizer.Minimum minimum = lbfgs(start, OptimizerTest::rosenbrock, 1000);
		for (final double x : minimum.x().toDoubleArray()) {
			assertEquals(1, x, 1e-6);
		}
	}

	@Test
	void lbfgsSolvesAnIllConditionedQuadratic() {
		final Optimizer.Minimum minimum = lbfgs(ones(20), x -> quadratic(x, 1), 5000);
		for (final double x : minimum.x().toDoubleArray()) {
			assertEquals(0, x, 1e-6);
		}
	}

	@Test
	void lbfgsDoesNotStallOnTinyGradients() {
		// The same quadratic a million million times flatter: mean losses have gradients like this.
		final Optimizer.Minimum minimum = lbfgs(ones(20), x -> quadratic(x, 1e-12), 5000);
		for (final double x : minimum.x().toDoubleArray()) {
			assertEquals(0, x, 1e-6);
		}
	}

	@Test
	void lbfgsNeverGoesUpNorOutOfTheDomain() {
		// -log x + x explodes at 0 and is not a number below; the minimum is at 1.
		final List<Double> values = new ArrayList<>();
		final Optimizer.Minimum minimum = new Lbfgs(program, 10, Box.NONE).minimize(manager.create(new double[] { 40 }), objective(
			x -> new Sample(Math.log(x[0]) * -1 + x[0], new double[] { 1 - 1 / x[0] })), watcher(100, values));
		assertEquals(1, minimum.x().toDoubleArray()[0], 1e-6);
		for (int i = 1; i < values.size(); i++) {
			assertTrue(values.get(i) < values.get(i - 1));
		}
	}

	@Test
	void whereValuesAreNoisyLbfgsGoesByTheirSlopes() {
		final int[] evaluations = new int[1];
		// Off by up to a two-thousandth, by what hangs on the point alone; gradients are exact.
		final Objective noisy = objective(x -> {
			evaluations[0]++;
			final Sample exact = badlyScaled(x);
			return new Sample(exact.value() * (1 + 5e-4 * Math.sin(1e9 * x[0])), exact.gradient());
		});
		final NDArray start = manager.create(ones(30));
		final int iterations = 100;
		final Optimizer.Minimum byValues = new Lbfgs(program, 20, Box.NONE).minimize(start, noisy, watcher(iterations, new ArrayList<>()));
		evaluations[0] = 0;
		final Optimizer.Minimum bySlopes = new Lbfgs(program, 20, Box.NONE).minimize(start, noisy.withNoise(1e-3), watcher(iterations,
			new ArrayList<>()));

		assertEquals(StopReason.MINIMUM, byValues.reason(), "noise hides what is lower");
		assertEquals(StopReason.ITERATIONS, bySlopes.reason());
		assertTrue(evaluations[0] < 1.2 * iterations, () -> evaluations[0] + " evaluations");
		assertEquals(1, badlyScaled(bySlopes.x().toDoubleArray()).value(), 5e-5);
		assertTrue(badlyScaled(byValues.x().toDoubleArray()).value() > 1 + 2e-4);
	}

	/** A bowl a thousand times as steep along its last variable as along its first, 1 at its bottom. */
	private static Sample badlyScaled(final double[] x) {
		double value = 1;
		final double[] gradient = new double[x.length];
		for (int i = 0; i < x.length; i++) {
			final double scale = Math.pow(1000, i / (x.length - 1.0));
			value += 0.5 * scale * x[i] * x[i];
			gradient[i] = scale * x[i];
		}
		return new Sample(value, gradient);
	}

	@Test
	void bothStayInTheBoxAndFindItsMinimum() {
		// Minimum at (2, -3, 0.25, ...) without limits, at the nearest point of the box with them.
		final Function<double[], Sample> bowl = x -> new Sample(Math.pow(x[0] - 2, 2) + 10 * Math.pow(x[1] + 3, 2) + 100 * Math
			.pow(x[2] - 0.25, 2) + x[0] * x[2], new double[] { 2 * (x[0] - 2) + x[2], 20 * (x[1] + 3), 200 * (x[2] - 0.25) + x[0] });
		final NDArray start = manager.create(new double[] { 0.5, 0.5, 0.9 });
		for (final Optimizer optimizer : List.of(new Lbfgs(program, 10, Box.IMAGE), new Adam(program, 0.01, Box.IMAGE, AdamState.Storage.EXACT, 0))) {
			final double[] x = optimizer.minimize(start, objective(bowl), watcher(1000, new ArrayList<>())).x().toDoubleArray();
			assertEquals(1, x[0], 1e-12);
			assertEquals(0, x[1], 1e-12);
			assertEquals(0.245, x[2], 1e-4);
		}
	}

	@Test
	void lbfgsSaysWhenItIsAtTheMinimum() {
		assertEquals(StopReason.MINIMUM, lbfgs(new double[] { 0, 0 }, x -> quadratic(x, 1), 10).reason());
	}

	@Test
	void adamSolvesAQuadraticAndReturnsTheBestPoint() {
		final List<Double> values = new ArrayList<>();
		final Optimizer.Minimum minimum = new Adam(program, 0.02, Box.NONE, AdamState.Storage.EXACT, 0).minimize(manager.create(new double[] { 1, -2, 3 }),
			objective(x -> new Sample(x[0] * x[0] + x[1] * x[1] + x[2] * x[2], new double[] { 2 * x[0], 2 * x[1], 2 *
				x[2] })), watcher(500, values));
		assertTrue(minimum.losses().total() < 1e-6);
		assertEquals(values.stream().min(Double::compare).orElseThrow(), minimum.losses().total());
		final double[] x = minimum.x().toDoubleArray();
		assertEquals(minimum.losses().total(), x[0] * x[0] + x[1] * x[1] + x[2] * x[2], 1e-15);
	}

	@Test
	void adamStepsAsItsAlgorithmSays() {
		// More values than go through at once, and not a multiple of them.
		final int count = 600_011;
		final double[] x = new double[count];
		final double[] scale = new double[count];
		for (int i = 0; i < count; i++) {
			x[i] = 0.5 + 0.45 * Math.sin(i);
			scale[i] = 0.01 + Math.abs(Math.cos(3.0 * i));
		}
		final NDArray scales = manager.create(scale);
		final Objective objective = point -> {
			final NDArray gradient = point.sub(0.4).mul(scales);
			final double value = gradient.mul(point.sub(0.4)).sum().getDouble() / 2;
			return new Objective.Point(value, gradient, new Losses(value, Map.of(), Map.of(), 0, 0));
		};
		final List<double[]> points = new ArrayList<>();
		new Adam(program, 0.2, Box.IMAGE, AdamState.Storage.EXACT, 0).minimize(manager.create(x), objective, new Optimizer.Watcher() {

			@Override
			public StopReason afterIteration(final int iteration, final NDArray point, final Losses losses) {
				points.add(point.toDoubleArray());
				return iteration < 4 ? null : StopReason.ITERATIONS;
			}

			@Override
			public StopReason betweenEvaluations() {
				return null;
			}
		});

		final double[] first = new double[count];
		final double[] second = new double[count];
		for (int step = 1; step <= 4; step++) {
			for (int i = 0; i < count; i++) {
				final double gradient = scale[i] * (x[i] - 0.4);
				first[i] = 0.9 * first[i] + 0.1 * gradient;
				second[i] = 0.9 * second[i] + 0.1 * gradient * gradient;
				final double spread = Math.sqrt(second[i] / (1 - Math.pow(0.9, step))) + 1e-8;
				x[i] = Math.min(1, Math.max(0, x[i] - 0.2 * first[i] / (1 - Math.pow(0.9, step)) / spread));
			}
			assertArrayEquals(x, points.get(step - 1), 1e-9, "step " + step);
		}
	}

	@Test
	void compactAdamGoesWhereAdamGoesAndGivesTheBestPointBackToItsSixteenBits() {
		final float[] goal = new float[3000];
		for (int i = 0; i < goal.length; i++) {
			goal[i] = 0.5f + 0.4f * (float) Math.sin(i);
		}
		final NDArray middle = manager.create(goal);
		final Objective objective = x -> {
			final NDArray difference = x.sub(middle);
			final double value = difference.square().sum().getFloat();
			return new Objective.Point(value, difference.mul(2), new Losses(value, Map.of(), Map.of(), 0, 0));
		};
		final NDArray start = manager.full(new Shape(goal.length), 0.5f);
		final List<float[]> found = new ArrayList<>();
		for (final AdamState.Storage storage : AdamState.Storage.values()) {
			final Optimizer.Minimum minimum = new Adam(program, 0.02, Box.IMAGE, storage, 0).minimize(start, objective, watcher(40,
				new ArrayList<>()));
			assertEquals(minimum.losses().total(), objective.evaluate(minimum.x()).value(), 2e-3 * minimum.losses().total());
			found.add(minimum.x().toFloatArray());
		}
		assertArrayEquals(found.get(0), found.get(1), 0.01f);
		assertFalse(Arrays.equals(found.get(0), found.get(1)), "the moments are rounded");
	}

	@Test
	void ofNoisyGradientsTheAverageIsLowerThanTheBestPoint() {
		final Random random = new Random(3);
		final Function<double[], Sample> noisy = x -> {
			double value = 0;
			final double[] gradient = new double[x.length];
			for (int i = 0; i < x.length; i++) {
				value += Math.pow(x[i] - 0.5, 2);
				gradient[i] = 2 * (x[i] - 0.5) + random.nextGaussian();
			}
			return new Sample(value, gradient);
		};
		final NDArray start = manager.create(fill(100, 0.1));
		final Optimizer.Minimum plain = new Adam(program, 0.02, Box.IMAGE, AdamState.Storage.EXACT, 0).minimize(start, objective(
			noisy), watcher(300, new ArrayList<>()));
		final Optimizer.Minimum averaged = new Adam(program, 0.02, Box.IMAGE, AdamState.Storage.EXACT, 0.98).minimize(start,
			objective(noisy), watcher(300, new ArrayList<>()));

		assertTrue(averaged.losses().total() < 0.7 * plain.losses().total(), () -> averaged.losses().total() + " and " + plain
			.losses().total());
		assertEquals(averaged.losses().total(), noisy.apply(averaged.x().toDoubleArray()).value(), 1e-12);
	}

	@Test
	void anAverageThatIsWorseThanTheBestPointIsNotTheResult() {
		// Still on its way down, the average of nearly all points lies far behind.
		final Function<double[], Sample> bowl = x -> new Sample(x[0] * x[0], new double[] { 2 * x[0] });
		final Function<Double, Optimizer.Minimum> run = averaging -> new Adam(program, 0.01, Box.IMAGE, AdamState.Storage.EXACT,
			averaging).minimize(manager.create(new double[] { 1 }), objective(bowl), watcher(20, new ArrayList<>()));

		assertEquals(run.apply(0.0).losses().total(), run.apply(0.999).losses().total());
	}

	@Test
	void anAverageWeighsItsPointsByTheirAge() {
		final AveragedPoint average = AveragedPoint.empty(0.5, manager.create(new double[] { 0 }), manager);
		for (final double x : new double[] { 1, 2, 4 }) {
			average.add(manager.create(new double[] { x }));
		}

		assertEquals((1 * 0.25 + 2 * 0.5 + 4) / 1.75, average.value().getDouble(), 1e-12);
	}

	private Optimizer.Minimum lbfgs(final double[] start, final Function<double[], Sample> function,
		final int iterations)
	{
		return new Lbfgs(program, 20, Box.NONE).minimize(manager.create(start), objective(function), watcher(iterations,
			new ArrayList<>()));
	}

	private static double[] ones(final int n) {
		final double[] x = new double[n];
		Arrays.fill(x, 1);
		return x;
	}

	private static double[] fill(final int n, final double value) {
		final double[] x = new double[n];
		Arrays.fill(x, value);
		return x;
	}

	private record Sample(double value, double[] gradient) {}

	private static Objective objective(final Function<double[], Sample> function) {
		return x -> {
			final Sample sample = function.apply(x.toDoubleArray());
			return new Objective.Point(sample.value(), x.getManager().create(sample.gradient()), new Losses(sample.value(),
				Map.of(), Map.of(), 0));
		};
	}

	private static Optimizer.Watcher watcher(final int iterations, final List<Double> values) {
		return new Optimizer.Watcher() {

			@Override
			public StopReason afterIteration(final int iteration, final NDArray x, final Losses losses) {
				values.add(losses.total());
				return iteration >= iterations ? StopReason.ITERATIONS : null;
			}

			@Override
			public StopReason betweenEvaluations() {
				return null;
			}
		};
	}

	private static Sample rosenbrock(final double[] x) {
		double value = 0;
		final double[] gradient = new double[x.length];
		for (int i = 0; i + 1 < x.length; i++) {
			final double a = x[i + 1] - x[i] * x[i];
			final double b = 1 - x[i];
			value += 100 * a * a + b * b;
			gradient[i] += -400 * a * x[i] - 2 * b;
			gradient[i + 1] += 200 * a;
		}
		return new Sample(value, gradient);
	}

	/** Half the sum of c_i x_i^2, the c_i from scale to 1e6 times scale. */
	private static Sample quadratic(final double[] x, final double scale) {
		double value = 0;
		final double[] gradient = new double[x.length];
		for (int i = 0; i < x.length; i++) {
			final double c = scale * Math.pow(10, 6.0 * i / (x.length - 1));
			value += 0.5 * c * x[i] * x[i];
			gradient[i] = c * x[i];
		}
		return new Sample(value, gradient);
	}
}
