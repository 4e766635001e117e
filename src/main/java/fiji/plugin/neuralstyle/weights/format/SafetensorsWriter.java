package fiji.plugin.neuralstyle.weights.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/** Writes named tensors as a safetensors file; the same tensors give the same bytes. */
final class SafetensorsWriter {

	private static final int ALIGNMENT = 8;
	private static final int BLOCK_VALUES = 1 << 16;

	private final NumberFormat format;
	private final JsonObject header = new JsonObject();
	private final List<float[]> tensors = new ArrayList<>();
	private long dataBytes;

	/**
	 * @param format of all tensors
	 * @param metadata free texts
	 */
	SafetensorsWriter(final NumberFormat format, final Map<String, String> metadata) {
		this.format = format;
		final JsonObject texts = new JsonObject();
		new TreeMap<>(metadata).forEach(texts::addProperty);
		header.add("__metadata__", texts);
	}

	/**
	 * Adds a tensor.
	 *
	 * @param values not copied: they must not change before {@link #write}
	 * @throws IllegalArgumentException if a value is not finite in the file's number format
	 */
	void add(final String name, final float[] values, final int... shape) {
		for (final float value : values) {
			if (!format.holds(value)) {
				throw new IllegalArgumentException("Tensor \"" + name + "\" holds " + value + ", which " + format +
					" cannot store; F32 stores every finite number.");
			}
		}
		final JsonArray extents = new JsonArray();
		for (final int extent : shape) {
			extents.add(extent);
		}
		final JsonArray offsets = new JsonArray();
		offsets.add(dataBytes);
		dataBytes += (long) values.length * format.bytes();
		offsets.add(dataBytes);
		final JsonObject entry = new JsonObject();
		entry.addProperty("dtype", format.name());
		entry.add("shape", extents);
		entry.add("data_offsets", offsets);
		header.add(name, entry);
		tensors.add(values);
	}

	/** Writes the file; the stream stays open. */
	void write(final OutputStream out) throws IOException {
		final byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
		// Spaces after the header align the numbers, as other readers map them in place.
		final int padding = (ALIGNMENT - json.length % ALIGNMENT) % ALIGNMENT;
		out.write(ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(json.length + padding).array());
		out.write(json);
		out.write(" ".repeat(padding).getBytes(StandardCharsets.US_ASCII));
		final ByteBuffer block = ByteBuffer.allocate(BLOCK_VALUES * format.bytes()).order(ByteOrder.LITTLE_ENDIAN);
		for (final float[] values : tensors) {
			for (final float value : values) {
				format.write(block, value);
				if (!block.hasRemaining()) flush(block, out);
			}
		}
		flush(block, out);
	}

	private static void flush(final ByteBuffer block, final OutputStream out) throws IOException {
		out.write(block.array(), 0, block.position());
		block.clear();
	}
}
