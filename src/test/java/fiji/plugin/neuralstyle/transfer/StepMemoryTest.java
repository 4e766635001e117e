package fiji.plugin.neuralstyle.transfer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fiji.plugin.neuralstyle.network.Program;

/** The direction of L-BFGS, against the recursion of two loops in plain Java. */
class StepMemoryTest {

	private static final int CAPACITY = 4;
	private int values = 37;

	private final Random random = new Random(1);
	private final List<double[]> steps = new ArrayList<>();
	private final List<double[]> changes = new ArrayList<>();
	/** To be told of the last step by where it began. */
	private final Set<StepMemory> waiting = new HashSet<>();
	private Program program;
	private NDManager manager;

	@BeforeEach
	void open() {
		program = Program.load("optimizer.py");
		manager = program.manager().newSubManager();
	}

	@AfterEach
	void close() {
		manager.close();
		program.close();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 4, 5, 7, 11 })
	void itIsThatOfTheRecursionBeforeAndAfterTheOldestIsForgotten(final int count) {
		final StepMemory memory = memory();
		for (int i = 0; i < count; i++) {
			add(memory);
			final double[] downhill = uniform();
			assertArrayEquals(byTwoLoops(downhill), direction(memory, downhill), 1e-9, "after " + (i + 1));
		}
	}

	/** Before and after the oldest is forgotten; the last step has been in no direction yet. */
	@ParameterizedTest
	@ValueSource(ints = { 1, 3, 4, 6, 9 })
	void restoredItGivesTheSameBits(final int count) {
		final StepMemory memory = memory();
		for (int i = 0; i < count; i++) {
			direction(memory);
			add(memory);
		}
		final StepMemory restored = memory();
		restored.restore(arrays(memory).map(NDArray::duplicate).toList(), memory.numbers());
		for (int i = 0; i < 6; i++) {
			final double[] downhill = uniform();
			assertArrayEquals(direction(memory, downhill), direction(restored, downhill));
			add(memory);
			waiting.add(restored);
		}
	}

	@Test
	void clearedItBeginsAnew() {
		final StepMemory memory = memory();
		for (int i = 0; i < 6; i++) {
			add(memory);
			direction(memory);
		}
		memory.clear();
		assertTrue(memory.isEmpty());
		steps.clear();
		changes.clear();
		add(memory);
		direction(memory);
		add(memory);

		final double[] downhill = uniform();
		assertArrayEquals(byTwoLoops(downhill), direction(memory, downhill), 1e-9);
	}

	/** More than go through at once. */
	@Test
	void itIsThatOfTheRecursionForManyValues() {
		values = 300_001;
		final StepMemory memory = memory();
		for (int i = 0; i < 6; i++) {
			add(memory);
			final double[] downhill = uniform();
			final double[] expected = byTwoLoops(downhill);
			assertArrayEquals(expected, direction(memory, downhill), 1e-9, "after " + (i + 1));
		}
	}

	@Test
	void inABoxWhatWouldLeaveItNeitherCountsNorMoves() {
		final StepMemory memory = memory();
		add(memory);
		final double[] place = uniform();
		place[3] = -1;
		place[4] = 1;
		final double[] downhill = uniform();
		downhill[3] = -5;
		downhill[4] = 5;
		final double[] free = downhill.clone();
		free[3] = 0;
		free[4] = 0;
		final double[] expected = byTwoLoops(free);
		expected[3] = Math.max(0, expected[3]);
		expected[4] = Math.min(0, expected[4]);
		assertTrue(expected[3] != 0 || expected[4] != 0, "one of them moves inward");
		final double[] gradient = Arrays.stream(downhill).map(value -> -value).toArray();

		final StepMemory.Line line = memory.line(arrived(memory, place, gradient), new Box(-1, 1).limits(program, manager));

		assertArrayEquals(expected, line.direction().toDoubleArray(), 1e-9);
		assertEquals(dot(gradient, expected), line.slope(), 1e-9);
		assertEquals(1, line.step());
		final double[] end = new double[values];
		for (int i = 0; i < values; i++) {
			end[i] = Math.max(-1, Math.min(1, place[i] + expected[i]));
		}
		assertArrayEquals(end, line.end().toDoubleArray(), 1e-9);
	}

	/** As a run asks for one after each step. */
	private void direction(final StepMemory memory) {
		if (!memory.isEmpty() || waiting.contains(memory)) direction(memory, uniform());
	}

	private StepMemory memory() {
		return new StepMemory(program, CAPACITY, manager.create(new double[values]), manager);
	}

	/** A pair whose product is positive, as L-BFGS keeps no other. */
	private void add(final StepMemory memory) {
		final double[] step = uniform();
		final double[] change = new double[values];
		for (int i = 0; i < values; i++) {
			change[i] = (0.5 + i) * step[i] + 0.1 * random.nextGaussian();
		}
		steps.add(step);
		changes.add(change);
		waiting.add(memory);
	}

	private double[] direction(final StepMemory memory, final double[] downhill) {
		final double[] gradient = Arrays.stream(downhill).map(value -> -value).toArray();
		final StepMemory.Line line = memory.line(arrived(memory, new double[values], gradient), Box.NONE.limits(program, manager));
		try (NDArray direction = line.direction()) {
			final double[] result = direction.toDoubleArray();
			assertEquals(dot(gradient, result), line.slope(), 1e-9 * values);
			return result;
		}
	}

	private Stream<NDArray> arrays(final StepMemory memory) {
		return memory.arrays(arrived(memory, uniform(), uniform()));
	}

	/** A point, after a step to it if one is to be remembered. */
	private StepMemory.Sample arrived(final StepMemory memory, final double[] point, final double[] gradient) {
		if (waiting.remove(memory)) {
			memory.beginStep(sample(difference(point, steps.get(steps.size() - 1)), difference(gradient, changes.get(changes.size() - 1))));
		}
		return sample(point, gradient);
	}

	private StepMemory.Sample sample(final double[] point, final double[] gradient) {
		return new StepMemory.Sample(manager.create(point), manager.create(gradient));
	}

	/** J. Nocedal and S. Wright, "Numerical Optimization", 2006, algorithm 7.4. */
	private double[] byTwoLoops(final double[] downhill) {
		final int first = Math.max(0, steps.size() - CAPACITY);
		final double[] q = downhill.clone();
		final double[] alphas = new double[steps.size()];
		for (int i = steps.size() - 1; i >= first; i--) {
			alphas[i] = dot(steps.get(i), q) / dot(steps.get(i), changes.get(i));
			add(q, changes.get(i), -alphas[i]);
		}
		final double[] last = changes.get(changes.size() - 1);
		final double scale = dot(steps.get(steps.size() - 1), last) / dot(last, last);
		for (int i = 0; i < q.length; i++) {
			q[i] *= scale;
		}
		for (int i = first; i < steps.size(); i++) {
			add(q, steps.get(i), alphas[i] - dot(changes.get(i), q) / dot(steps.get(i), changes.get(i)));
		}
		return q;
	}

	private static void add(final double[] to, final double[] what, final double times) {
		for (int i = 0; i < to.length; i++) {
			to[i] += times * what[i];
		}
	}

	private static double[] difference(final double[] a, final double[] b) {
		final double[] difference = a.clone();
		add(difference, b, -1);
		return difference;
	}

	private static double dot(final double[] a, final double[] b) {
		double sum = 0;
		for (int i = 0; i < a.length; i++) {
			sum += a[i] * b[i];
		}
		return sum;
	}

	private double[] uniform() {
		return random.doubles(values, -1, 1).toArray();
	}
}
