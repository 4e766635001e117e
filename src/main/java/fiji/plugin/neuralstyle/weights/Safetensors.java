package fiji.plugin.neuralstyle.weights;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/**
 * A file of named tensors: eight bytes of header length, a JSON header, the numbers. Nothing in the
 * header is believed before it is checked against the file, and no code in it is run, as there is none.
 */
final class Safetensors {

	/** The header of a thousand tensors is about a tenth of this. */
	private static final int LONGEST_HEADER = 1 << 20;
	private static final int LENGTH_BYTES = 8;
	private static final String METADATA = "__metadata__";

	private final String source;
	private final ByteBuffer data;
	private final JsonObject header;

	private Safetensors(final String source, final ByteBuffer data, final JsonObject header) {
		this.source = source;
		this.data = data;
		this.header = header;
	}

	/**
	 * Reads a file.
	 *
	 * @throws IOException if it is missing, truncated or not such a file; the message says which
	 */
	static Safetensors read(final Path file) throws IOException {
		if (Files.isDirectory(file)) throw new IOException(file + " is a folder; name a .safetensors file in it.");
		try (ReadableByteChannel channel = Files.newByteChannel(file)) {
			return read(file.toString(), channel, Files.size(file));
		}
		catch (NoSuchFileException e) {
			throw new IOException("The weights file " + file + " does not exist. Check its path.", e);
		}
	}

	/** Reads bytes already in memory; {@code source} is what messages call them. */
	static Safetensors read(final String source, final byte[] bytes) throws IOException {
		return read(source, Channels.newChannel(new java.io.ByteArrayInputStream(bytes)), bytes.length);
	}

	private static Safetensors read(final String source, final ReadableByteChannel channel, final long size)
		throws IOException
	{
		if (size < LENGTH_BYTES) throw broken(source, "it has only " + size + " bytes");
		final long length = fill(source, channel, LENGTH_BYTES).getLong();
		if (length < 2 || length > size - LENGTH_BYTES || length > LONGEST_HEADER) {
			throw broken(source, "its header claims " + Long.toUnsignedString(length) + " bytes of the file's " + size);
		}
		final JsonObject header = header(source, fill(source, channel, (int) length));
		final long rest = size - LENGTH_BYTES - length;
		if (rest > Integer.MAX_VALUE) {
			throw new IOException(source + " holds more than 2 GB of weights; no VGG network does. Check that it is the right file.");
		}
		return new Safetensors(source, fill(source, channel, (int) rest), header);
	}

	private static JsonObject header(final String source, final ByteBuffer bytes) throws IOException {
		try {
			final JsonElement header = JsonParser.parseString(StandardCharsets.UTF_8.decode(bytes).toString());
			if (header.isJsonObject()) return header.getAsJsonObject();
			throw broken(source, "its header is not a JSON object");
		}
		catch (JsonParseException | StackOverflowError e) {
			throw new IOException(broken(source, "its header is not JSON").getMessage(), e);
		}
	}

	private static ByteBuffer fill(final String source, final ReadableByteChannel channel, final int length)
		throws IOException
	{
		final ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
		while (buffer.hasRemaining()) {
			if (channel.read(buffer) < 0) throw new EOFException(broken(source, "it ended while being read").getMessage());
		}
		return buffer.flip();
	}

	/** Names of all tensors. */
	Set<String> names() {
		final Set<String> names = new java.util.LinkedHashSet<>(header.keySet());
		names.remove(METADATA);
		return names;
	}

	/** Free texts that the file carries. */
	Map<String, String> metadata() {
		final Map<String, String> texts = new LinkedHashMap<>();
		if (header.get(METADATA) instanceof JsonObject object) {
			object.entrySet().forEach(entry -> {
				if (entry.getValue().isJsonPrimitive()) texts.put(entry.getKey(), entry.getValue().getAsString());
			});
		}
		return Collections.unmodifiableMap(texts);
	}

	/**
	 * A tensor in float32.
	 *
	 * @throws IOException if there is none of that name, or its entry does not fit the file, or a value is not finite
	 */
	Tensor tensor(final String name) throws IOException {
		if (!(header.get(name) instanceof JsonObject entry)) {
			throw new IOException(source + " has no tensor \"" + name + "\". It has " + names() + ".");
		}
		final NumberFormat format = NumberFormat.of(text(name, entry)).orElseThrow(() -> broken(source, "tensor \"" + name +
			"\" is of type " + entry.get("dtype") + "; F32, F16 and BF16 are read"));
		final long[] shape = longs(name, entry, "shape");
		final long[] offsets = longs(name, entry, "data_offsets");
		long count = 1;
		for (final long extent : shape) {
			if (extent < 0 || extent > data.limit()) throw broken(source, "tensor \"" + name + "\" has an impossible shape");
			// Both factors are below 2^31, and so is the product while it is worth going on.
			count = Math.min(count * extent, Integer.MAX_VALUE);
		}
		if (offsets.length != 2 || offsets[0] < 0 || offsets[1] < offsets[0] || offsets[1] > data.limit() || offsets[1] -
			offsets[0] != count * format.bytes())
		{
			throw broken(source, "tensor \"" + name + "\" does not lie where the header says");
		}
		final float[] values = new float[(int) count];
		for (int i = 0; i < values.length; i++) {
			values[i] = format.read(data, (int) offsets[0] + i * format.bytes());
			if (!Float.isFinite(values[i])) throw broken(source, "tensor \"" + name + "\" holds a value that is not a finite number");
		}
		return new Tensor(shape, values);
	}

	/**
	 * @param shape extents, slowest first
	 * @param values in that order
	 */
	record Tensor(long[] shape, float[] values) {}

	private String text(final String name, final JsonObject entry) throws IOException {
		if (entry.get("dtype") != null && entry.get("dtype").isJsonPrimitive()) return entry.get("dtype").getAsString();
		throw broken(source, "tensor \"" + name + "\" has no type");
	}

	private long[] longs(final String name, final JsonObject entry, final String key) throws IOException {
		if (!(entry.get(key) instanceof JsonArray array) || array.size() > 8) {
			throw broken(source, "tensor \"" + name + "\" has no " + key);
		}
		final long[] values = new long[array.size()];
		try {
			for (int i = 0; i < values.length; i++) {
				values[i] = array.get(i).getAsLong();
			}
		}
		catch (NumberFormatException | UnsupportedOperationException | IllegalStateException e) {
			throw new IOException(broken(source, "the " + key + " of tensor \"" + name + "\" are not whole numbers").getMessage(), e);
		}
		return values;
	}

	private static IOException broken(final String source, final String how) {
		return new IOException(source + " is damaged or not a safetensors file: " + how + ". Fetch or make it again.");
	}
}
