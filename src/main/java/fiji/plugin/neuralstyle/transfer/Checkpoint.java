package fiji.plugin.neuralstyle.transfer;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import ai.djl.ndarray.types.Shape;
import fiji.plugin.neuralstyle.transfer.OptimizerSettings.Method;

/**
 * A run's state but for its arrays, which follow it in the file.
 *
 * @param memory in MB that was asked for
 * @param plan how the run makes do with the memory there was
 * @param counts how far it is
 * @param numbers of the optimizer
 * @param losses of the best point so far
 * @param shape of a point
 * @param arrays how many the optimizer keeps
 */
record Checkpoint(int memory, MemoryPlan plan, RunCounts counts, List<Double> numbers, Losses losses, Shape shape,
	int arrays)
{

	static Checkpoint of(final int memory, final MemoryPlan plan, final RunCounts counts, final OptimizerState state) {
		return new Checkpoint(memory, plan, counts, state.numbers(), state.losses(), state.point().getShape(), state.arrays()
			.size());
	}

	void writeTo(final DataOutputStream out) throws IOException {
		out.writeInt(memory);
		write(plan, out);
		counts.writeTo(out);
		write(numbers, out);
		write(losses, out);
		out.writeInt(shape.dimension());
		for (final long length : shape.getShape()) {
			out.writeLong(length);
		}
		out.writeInt(arrays);
	}

	static Checkpoint read(final DataInputStream in) throws IOException {
		return new Checkpoint(in.readInt(), readPlan(in), RunCounts.read(in), readNumbers(in), readLosses(in), readShape(in), in
			.readInt());
	}

	static void write(final List<Double> numbers, final DataOutputStream out) throws IOException {
		out.writeInt(numbers.size());
		for (final double number : numbers) {
			out.writeDouble(number);
		}
	}

	static List<Double> readNumbers(final DataInputStream in) throws IOException {
		final List<Double> numbers = new ArrayList<>();
		for (int left = in.readInt(); left > 0; left--) {
			numbers.add(in.readDouble());
		}
		return numbers;
	}

	private static void write(final MemoryPlan plan, final DataOutputStream out) throws IOException {
		out.writeLong(plan.tileBytes());
		out.writeLong(plan.networkBytes());
		out.writeLong(plan.leastTileBytes());
		out.writeUTF(plan.optimizer().method().name());
		out.writeInt(plan.optimizer().history());
		out.writeDouble(plan.optimizer().learningRate());
		out.writeUTF(plan.adamStorage().name());
		out.writeLong(plan.bytes());
		out.writeUTF(plan.message().orElse(""));
	}

	private static MemoryPlan readPlan(final DataInputStream in) throws IOException {
		return new MemoryPlan(in.readLong(), in.readLong(), in.readLong(), new OptimizerSettings(Method.valueOf(in.readUTF()), in
			.readInt(), in.readDouble()), AdamState.Storage.valueOf(in.readUTF()), in.readLong(), Optional.of(in.readUTF()).filter(
				text -> !text.isEmpty()));
	}

	private static void write(final Losses losses, final DataOutputStream out) throws IOException {
		out.writeDouble(losses.total());
		write(losses.content(), out);
		write(losses.style(), out);
		out.writeDouble(losses.variation());
		out.writeDouble(losses.temporal());
	}

	private static Losses readLosses(final DataInputStream in) throws IOException {
		return new Losses(in.readDouble(), readLayers(in), readLayers(in), in.readDouble(), in.readDouble());
	}

	private static void write(final Map<String, Double> layers, final DataOutputStream out) throws IOException {
		out.writeInt(layers.size());
		for (final Map.Entry<String, Double> layer : layers.entrySet()) {
			out.writeUTF(layer.getKey());
			out.writeDouble(layer.getValue());
		}
	}

	private static Map<String, Double> readLayers(final DataInputStream in) throws IOException {
		final Map<String, Double> layers = new LinkedHashMap<>();
		for (int left = in.readInt(); left > 0; left--) {
			layers.put(in.readUTF(), in.readDouble());
		}
		return layers;
	}

	private static Shape readShape(final DataInputStream in) throws IOException {
		final long[] lengths = new long[in.readInt()];
		for (int i = 0; i < lengths.length; i++) {
			lengths[i] = in.readLong();
		}
		return new Shape(lengths);
	}
}
