package fiji.plugin.neuralstyle.weights;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

import com.google.gson.stream.MalformedJsonException;

/**
 * Reads a file of named tensors: eight bytes of header length, a JSON header, the numbers
 * (https://huggingface.co/docs/safetensors). Nothing in the header is believed before it is checked
 * against the file, and no code in it is run, as there is none.
 */
final class Safetensors {

	/** A tensor's entry takes about a hundred bytes; this is enough for a hundred thousand of them. */
	private static final int LONGEST_HEADER = 16 << 20;
	private static final int LENGTH_BYTES = 8;
	private static final int BLOCK = 1 << 20;
	private static final int LONGEST_REASON = 300;

	private final String source;
	private final ByteSource bytes;
	private final long dataStart;
	private final SafetensorsHeader header;

	/**
	 * Reads the header.
	 *
	 * @param source what messages call the file
	 * @param bytes the whole file; must stay open while tensors are read
	 * @throws IOException if it is truncated or not such a file; the message says which
	 */
	Safetensors(final String source, final ByteSource bytes) throws IOException {
		this.source = source;
		this.bytes = bytes;
		final long size = bytes.size();
		if (size < LENGTH_BYTES) throw damaged("it has only " + size + " bytes");
		final long length = fill(0, LENGTH_BYTES).getLong();
		if (length < 2 || length > size - LENGTH_BYTES || length > LONGEST_HEADER) {
			throw damaged("its header claims to have " + Long.toUnsignedString(length) + " bytes, the file has " + size);
		}
		dataStart = LENGTH_BYTES + length;
		header = header(fill(LENGTH_BYTES, (int) length).array(), size - dataStart);
	}

	private SafetensorsHeader header(final byte[] text, final long dataBytes) throws IOException {
		// A decoder made so reports bytes that are not UTF-8 instead of replacing them.
		try (Reader reader = new InputStreamReader(new ByteArrayInputStream(text), StandardCharsets.UTF_8.newDecoder())) {
			return SafetensorsHeader.read(reader, dataBytes);
		}
		catch (MalformedJsonException e) {
			throw damaged(oneLine(e), e);
		}
		catch (EOFException | CharacterCodingException e) {
			throw damaged("its header is not JSON", e);
		}
	}

	/** What this calls the file in messages. */
	String source() {
		return source;
	}

	/** Names of all tensors, in the file's order. */
	Set<String> names() {
		return header.tensors().keySet();
	}

	/** Free texts that the file carries. */
	Map<String, String> metadata() {
		return header.metadata();
	}

	/**
	 * A tensor's entry.
	 *
	 * @throws IOException if there is none of that name
	 */
	TensorEntry entry(final String name) throws IOException {
		final TensorEntry entry = header.tensors().get(name);
		if (entry == null) {
			throw new IOException("The weights file \"" + source + "\" has no tensor \"" + name +
				"\". Fetch it again, or name another file.");
		}
		return entry;
	}

	/**
	 * A tensor's values in float32, the last index fastest.
	 *
	 * @throws IOException if there is none of that name, or of a type that is not read, or a value is not finite
	 */
	float[] values(final String name) throws IOException {
		final TensorEntry entry = entry(name);
		final NumberFormat format = NumberFormat.of(entry.type()).orElseThrow(() -> new IOException("In the weights file \"" +
			source + "\", tensor \"" + name + "\" is of type \"" + entry.type() +
			"\"; F32, F16 and BF16 are read. Convert the file to one of them."));
		if (entry.count() > Integer.MAX_VALUE - 8) {
			throw new IOException("In the weights file \"" + source + "\", tensor \"" + name + "\" has " + entry.count() +
				" values; no VGG network is so large. Name another file.");
		}
		final float[] values = new float[(int) entry.count()];
		final int perBlock = BLOCK / format.bytes();
		for (int first = 0; first < values.length; first += perBlock) {
			final int count = Math.min(perBlock, values.length - first);
			final ByteBuffer block = fill(dataStart + entry.start() + (long) first * format.bytes(), count * format.bytes());
			for (int i = 0; i < count; i++) {
				final float value = format.read(block, i * format.bytes());
				if (!Float.isFinite(value)) {
					throw damaged("tensor \"" + name + "\" holds " + value + ", which is not a finite number");
				}
				values[first + i] = value;
			}
		}
		return values;
	}

	private ByteBuffer fill(final long position, final int length) throws IOException {
		final ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
		try {
			bytes.read(position, buffer);
		}
		catch (EOFException e) {
			throw damaged("it ended while being read", e);
		}
		return buffer.flip();
	}

	private IOException damaged(final String how) {
		// A damaged header may hold names of a megabyte.
		final String brief = how.length() > LONGEST_REASON ? how.substring(0, LONGEST_REASON) + " ..." : how;
		return new IOException("The weights file \"" + source + "\" is damaged or not a safetensors file: " + brief +
			". Fetch it again.");
	}

	private IOException damaged(final String how, final IOException cause) {
		final IOException damaged = damaged(how);
		damaged.initCause(cause);
		return damaged;
	}

	/** The parser's own messages name its Java methods and go over several lines; ours don't. */
	private static String oneLine(final MalformedJsonException e) {
		final String message = e.getMessage();
		return message.contains("path $") || message.contains("\n") ? "its header is not JSON" : message;
	}
}
