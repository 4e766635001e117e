package fiji.plugin.neuralstyle.transfer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

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
	private static final int VALUES = 37;

	private final Random random = new Random(1);
	private final List<double[]> steps = new ArrayList<>();
	private final List<double[]> changes = new ArrayList<>();
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
		restored.restore(memory.arrays().map(NDArray::duplicate).toList(), memory.numbers());
		for (int i = 0; i < 6; i++) {
			final double[] downhill = uniform();
			assertArrayEquals(direction(memory, downhill), direction(restored, downhill));
			add(memory);
			restored.add(manager.create(steps.get(steps.size() - 1)), manager.create(changes.get(changes.size() - 1)));
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

	/** As a run asks for one after each step. */
	private void direction(final StepMemory memory) {
		if (!memory.isEmpty()) direction(memory, uniform());
	}

	private StepMemory memory() {
		return new StepMemory(program, CAPACITY, manager.create(new double[VALUES]), manager);
	}

	/** A pair whose product is positive, as L-BFGS keeps no other. */
	private void add(final StepMemory memory) {
		final double[] step = uniform();
		final double[] change = new double[VALUES];
		for (int i = 0; i < VALUES; i++) {
			change[i] = (0.5 + i) * step[i] + 0.1 * random.nextGaussian();
		}
		steps.add(step);
		changes.add(change);
		memory.add(manager.create(step), manager.create(change));
	}

	private double[] direction(final StepMemory memory, final double[] downhill) {
		try (NDArray direction = memory.direction(manager.create(downhill))) {
			return direction.toDoubleArray();
		}
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

	private static double dot(final double[] a, final double[] b) {
		double sum = 0;
		for (int i = 0; i < a.length; i++) {
			sum += a[i] * b[i];
		}
		return sum;
	}

	private double[] uniform() {
		return random.doubles(VALUES, -1, 1).toArray();
	}
}
