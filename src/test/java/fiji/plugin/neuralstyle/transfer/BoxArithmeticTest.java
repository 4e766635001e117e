package fiji.plugin.neuralstyle.transfer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import fiji.plugin.neuralstyle.network.Program;

/** What may move in a box, against plain Java, of more values than go through at once. */
class BoxArithmeticTest {

	private static final int VALUES = 300_001;

	private final Random random = new Random(5);
	private final float[] x = new float[VALUES];
	private final float[] vector = new float[VALUES];
	private Program program;
	private NDManager manager;
	private NDArray limits;

	@BeforeEach
	void open() {
		program = Program.load("optimizer.py");
		manager = program.manager().newSubManager();
		limits = Box.IMAGE.limits(program, manager);
		for (int i = 0; i < VALUES; i++) {
			x[i] = switch (random.nextInt(3)) {
				case 0 -> 0;
				case 1 -> 1;
				default -> random.nextFloat();
			};
			vector[i] = random.nextInt(9) == 0 ? 0 : (float) random.nextGaussian();
		}
	}

	@AfterEach
	void close() {
		manager.close();
		program.close();
	}

	@Test
	void whatWouldLeaveTheBoxIsHeld() {
		final NDArray gradient = manager.create(vector).neg();
		final float[] found = program.call("downhill", new NDList(manager.create(x), gradient, limits)).singletonOrThrow()
			.toFloatArray();
		// 0 and -0 are the same.
		assertArrayEquals(free(), found, Float.MIN_VALUE);
	}

	/** Gradients of means over many pixels are tiny. */
	@Test
	void whatIsTinyMayMove() {
		final float[] tiny = { 1e-20f, -1e-20f, 1e-20f, -1e-20f, 1e-20f, -1e-20f };
		final NDArray gradient = manager.create(tiny).neg();
		final NDArray found = program.call("downhill", new NDList(manager.create(new float[] { 0, 0, 1, 1, 0.5f, 0.5f }), gradient,
			limits)).singletonOrThrow();
		assertArrayEquals(new float[] { 1e-20f, 0, 0, -1e-20f, 1e-20f, -1e-20f }, found.toFloatArray(), 1e-30f);
	}

	@Test
	void theSlopeCountsWhatMayMove() {
		final float[] gradient = new float[VALUES];
		final float[] free = free();
		double expected = 0;
		double size = 0;
		for (int i = 0; i < VALUES; i++) {
			gradient[i] = random.nextFloat();
			expected += (double) gradient[i] * free[i];
			size += Math.abs((double) gradient[i] * free[i]);
		}
		final NDArray slope = program.call("slope", new NDList(manager.create(x), manager.create(gradient), manager.create(vector),
			limits)).singletonOrThrow();
		assertEquals(expected, slope.getDouble(), 1e-6 * size);
	}

	@Test
	void aLookGivesTheSlopeAndTheCurvature() {
		final float[] point = new float[VALUES];
		final float[] gradient = new float[VALUES];
		final float[] before = new float[VALUES];
		double curvature = 0;
		double square = 0;
		for (int i = 0; i < VALUES; i++) {
			point[i] = random.nextFloat();
			gradient[i] = random.nextFloat();
			before[i] = random.nextFloat();
			final double change = gradient[i] - before[i];
			curvature += (point[i] - x[i]) * change;
			square += change * change;
		}
		final NDArray direction = manager.create(vector);
		final NDArray there = manager.create(point);
		final NDArray slopes = manager.create(gradient);
		final double slope = program.call("slope", new NDList(there, slopes, direction, limits)).singletonOrThrow().getDouble();
		final double[] found = program.call("look", new NDList(there, slopes, direction, limits, manager.create(x), manager.create(
			before))).singletonOrThrow().toDoubleArray();
		assertEquals(slope, found[0]);
		assertEquals(curvature, found[1], 1e-6 * square);
		assertEquals(square, found[2], 1e-6 * square);
	}

	@Test
	void aStepEndsAtTheBox() {
		final float[] expected = new float[VALUES];
		for (int i = 0; i < VALUES; i++) {
			expected[i] = Math.min(1, Math.max(0, x[i] + 0.5f * vector[i]));
		}
		final NDArray moved = program.call("moved", new NDList(manager.create(x), manager.create(vector), program.numbers().create(0.5),
			limits)).singletonOrThrow();
		assertArrayEquals(expected, moved.toFloatArray(), 1e-6f);
	}

	private float[] free() {
		final float[] free = new float[VALUES];
		for (int i = 0; i < VALUES; i++) {
			final boolean leaves = x[i] <= 0 && vector[i] < 0 || x[i] >= 1 && vector[i] > 0;
			free[i] = leaves ? 0 : vector[i];
		}
		return free;
	}
}
