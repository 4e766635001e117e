package fiji.plugin.neuralstyle.transfer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import fiji.plugin.neuralstyle.network.EngineMemoryException;
import fiji.plugin.neuralstyle.network.Program;

/**
 * The last steps of L-BFGS and what each changed in the gradient, as rows of one matrix. The direction comes from the compact
 * representation of the inverse Hessian (R. Byrd, J. Nocedal, R. Schnabel, "Representations of quasi-Newton matrices and their
 * use in limited memory methods", 1994, theorem 2.2): what the usual recursion of two loops gives, but in two passes over the
 * matrix instead of six, one for its products with two vectors and one for a sum of its rows. What is between is small, and
 * done in float64.
 */
final class StepMemory {

	/** Rows begin where the engine's own memory would: the last bits of sums hang on that. */
	private static final int ALIGNMENT = 16;
	private final Program program;
	private final NDManager manager;
	private final int capacity;
	private final Shape shape;
	/** A step and its change after each other, in slots that are used again in turn. Untouched rows take no memory on a processor. */
	private final NDArray rows;
	/** By slot of the step and slot of the change, where the step is no later. */
	private final double[][] stepsByChanges;
	private final double[][] changesByChanges;
	private int size;
	private int next;
	/** Where the step began that is not among the rows yet: it gets there in the call that needs it. */
	private Optional<Sample> begun = Optional.empty();
	/** Owns what {@link #arrays} gave last. */
	private NDManager views;

	/**
	 * @param program {@code optimizer.py}
	 * @param capacity most steps
	 * @param point of the shape and type of a step
	 * @param manager on the device of the steps; owns the matrix
	 * @throws EngineMemoryException if there is no memory for it
	 */
	StepMemory(final Program program, final int capacity, final NDArray point, final NDManager manager) {
		this.program = program;
		this.capacity = capacity;
		shape = point.getShape();
		this.manager = manager;
		final Shape all = new Shape(2L * capacity, -Math.floorDiv(-shape.size(), ALIGNMENT) * ALIGNMENT);
		rows = EngineMemoryException.orMeantBy(() -> manager.create(all, point.getDataType()));
		views = manager.newSubManager();
		stepsByChanges = new double[capacity][capacity];
		changesByChanges = new double[capacity][capacity];
	}

	boolean isEmpty() {
		return size == 0 && begun.isEmpty();
	}

	void clear() {
		begun.ifPresent(Sample::close);
		begun = Optional.empty();
		size = 0;
		next = 0;
	}

	/**
	 * Remembers the step that begins at a point; forgets the oldest if there are as many as it may have. Where it ends is what
	 * {@link #line} or {@link #arrays} is given next, one of which has to come before this again. The step times what it changes in the
	 * gradient has to be positive, else the inverse Hessian would not stay positive definite.
	 *
	 * @param point this memory's from now on
	 */
	void beginStep(final Sample point) {
		point.point().attach(manager);
		point.gradient().attach(manager);
		begun = Optional.of(point);
	}

	/**
	 * The inverse Hessian's product with the way down, both without what would leave the box at once.
	 *
	 * @param at where; its manager owns the line's arrays
	 * @param limits of the box
	 */
	Line line(final Sample at, final NDArray limits) {
		final NDList found = products(at, limits);
		final int last = slot(size - 1);
		final NDArray downhill = found.get(0);
		final double[] products;
		try (NDArray sums = found.get(1)) {
			products = sums.toDoubleArray();
		}
		final double[] weights = weights(Arrays.copyOf(products, 2 * size), Arrays.copyOfRange(products, 2 * size, 4 * size), last);
		try (downhill; NDArray numbers = program.numbers().create(weights)) {
			final NDList line = program.call("direction", new NDList(at.point(), at.gradient(), limits, downhill, rows, numbers));
			try (NDArray slope = line.get(1)) {
				return new Line(line.get(0), slope.getDouble(), 1, line.get(2));
			}
		}
	}

	/** The way down, and each row's products with it and with the last change, when the step to here is a row. */
	private NDList products(final Sample at, final NDArray limits) {
		final Optional<Sample> start = endStep();
		final long last = 2L * slot(size - 1);
		try (NDArray numbers = program.numbers().create(new long[] { 2L * size, last + 1, last })) {
			final NDList here = new NDList(at.point(), at.gradient(), limits, rows, numbers);
			if (start.isEmpty()) return program.call("products", here);
			try (Sample from = start.get()) {
				return program.call("remember_then_products", new NDList(from.point(), from.gradient()).addAll(here));
			}
		}
	}

	/** Makes room for the step that has begun, if one has, and gives where. */
	private Optional<Sample> endStep() {
		final Optional<Sample> start = begun;
		if (start.isPresent()) {
			begun = Optional.empty();
			next = (next + 1) % capacity;
			size = Math.min(size + 1, capacity);
		}
		return start;
	}

	/**
	 * What the direction is a sum of.
	 *
	 * @param withVector each row's product with the way down
	 * @param withLast each row's product with the last change
	 * @param last the last change's slot
	 * @return of each row, then of the way down
	 */
	private double[] weights(final double[] withVector, final double[] withLast, final int last) {
		for (int i = 0; i < size; i++) {
			stepsByChanges[i][last] = withLast[2 * i];
			changesByChanges[i][last] = withLast[2 * i + 1];
			changesByChanges[last][i] = withLast[2 * i + 1];
		}
		final double scale = stepsByChanges[last][last] / changesByChanges[last][last];
		// R in the paper: upper triangular. Its inverse times the steps' products.
		final double[] inner = new double[size];
		for (int i = size - 1; i >= 0; i--) {
			double sum = withVector[2 * slot(i)];
			for (int k = i + 1; k < size; k++) {
				sum -= stepByChange(i, k) * inner[k];
			}
			inner[i] = sum / stepByChange(i, i);
		}
		final double[] outer = new double[size];
		for (int i = 0; i < size; i++) {
			double sum = stepByChange(i, i) * inner[i] - scale * withVector[2 * slot(i) + 1];
			for (int k = 0; k < size; k++) {
				sum += scale * changesByChanges[slot(i)][slot(k)] * inner[k];
			}
			for (int k = 0; k < i; k++) {
				sum -= stepByChange(k, i) * outer[k];
			}
			outer[i] = sum / stepByChange(i, i);
		}
		final double[] weights = new double[2 * size + 1];
		for (int i = 0; i < size; i++) {
			weights[2 * slot(i)] = outer[i];
			weights[2 * slot(i) + 1] = -scale * inner[i];
		}
		weights[2 * size] = scale;
		return weights;
	}

	/**
	 * Steps and changes in turn, as {@link #restore} wants them: views of this memory, until the next call. To be asked before
	 * {@link #numbers}.
	 *
	 * @param at where the last step has ended
	 */
	Stream<NDArray> arrays(final Sample at) {
		endStep().ifPresent(from -> {
			try (from; NDArray row = program.numbers().create(2L * slot(size - 1))) {
				program.call("remember", new NDList(from.point(), from.gradient(), at.point(), at.gradient(), rows, row)).close();
			}
		});
		views.close();
		views = manager.newSubManager();
		return IntStream.range(0, 2 * size).mapToObj(row -> {
			try (NDArray number = program.numbers().create((long) row); NDArray sides = program.numbers().create(shape.getShape())) {
				final NDArray view = program.call("remembered", new NDList(rows, number, sides)).singletonOrThrow();
				view.attach(views);
				return view;
			}
		});
	}

	/** What {@link #restore} needs besides. */
	List<Double> numbers() {
		final List<Double> numbers = new ArrayList<>(List.of((double) next));
		for (final double[][] table : List.of(stepsByChanges, changesByChanges)) {
			for (int i = 0; i < size; i++) {
				for (int k = 0; k < size; k++) {
					numbers.add(table[i][k]);
				}
			}
		}
		return numbers;
	}

	/** As it was when it gave those. Closes each array when it has been copied. */
	void restore(final List<NDArray> arrays, final List<Double> numbers) {
		size = arrays.size() / 2;
		next = numbers.get(0).intValue();
		int n = 1;
		for (final double[][] table : List.of(stepsByChanges, changesByChanges)) {
			for (int i = 0; i < size; i++) {
				for (int k = 0; k < size; k++) {
					table[i][k] = numbers.get(n++);
				}
			}
		}
		for (int i = 0; i < size; i++) {
			for (int row = 2 * i; row <= 2 * i + 1; row++) {
				try (NDArray array = arrays.get(row); NDArray number = program.numbers().create((long) row)) {
					program.call("restore", new NDList(array, rows, number)).close();
				}
			}
		}
	}

	/** Of the steps from the oldest on. */
	private int slot(final int index) {
		return Math.floorMod(next - size + index, capacity);
	}

	private double stepByChange(final int step, final int change) {
		return stepsByChanges[slot(step)][slot(change)];
	}

	/** A point and the gradient there. */
	record Sample(NDArray point, NDArray gradient) implements AutoCloseable {

		@Override
		public void close() {
			point.close();
			gradient.close();
		}
	}

	/** A direction, the function's slope along it, how far to go at first, and the point there. */
	record Line(NDArray direction, double slope, double step, NDArray end) {}
}
