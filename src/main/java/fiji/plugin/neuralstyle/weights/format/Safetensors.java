package fiji.plugin.neuralstyle.weights.format;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.google.gson.stream.MalformedJsonException;

/**
 * Reads a file of named tensors: eight bytes of header length, a JSON header, the numbers
 * (https://huggingface.co/docs/safetensors). Nothing in the header is believed before it is checked
 * against the file, and no code in it is run, as there is none.
 */
final class Safetensors implements NamedTensors {

	/** A tensor's entry takes about a hundred bytes; this is enough for a hundred thousand of them. */
	private static final int LONGEST_HEADER = 16 << 20;
	private static final int LENGTH_BYTES = 8;

	private final RandomAccessBytes bytes;
	private final Problems problems;
	private final long dataStart;
	private final SafetensorsHeader header;

	/**
	 * Reads the header.
	 *
	 * @param bytes the whole file; must stay open while tensors are read
	 * @throws IOException if it is truncated or not such a file; the message says which
	 */
	Safetensors(final RandomAccessBytes bytes) throws IOException {
		this.bytes = bytes;
		problems = new Problems(bytes.name(), "a safetensors");
		final long size = bytes.length();
		if (size < LENGTH_BYTES) throw problems.damaged("it has only " + size + " bytes");
		final long length = ByteBuffer.wrap(bytes.read(0, LENGTH_BYTES)).order(ByteOrder.LITTLE_ENDIAN).getLong();
		if (length < 2 || length > size - LENGTH_BYTES || length > LONGEST_HEADER) {
			throw problems.damaged("its header claims to have " + Long.toUnsignedString(length) + " bytes, the file has " + size);
		}
		dataStart = LENGTH_BYTES + length;
		header = header(bytes.read(LENGTH_BYTES, (int) length), size - dataStart);
	}

	private SafetensorsHeader header(final byte[] text, final long dataBytes) throws IOException {
		// A decoder made so reports bytes that are not UTF-8 instead of replacing them.
		try (Reader reader = new InputStreamReader(new ByteArrayInputStream(text), StandardCharsets.UTF_8.newDecoder())) {
			return SafetensorsHeader.read(reader, dataBytes);
		}
		catch (MalformedJsonException e) {
			throw problems.damaged(oneLine(e), e);
		}
		catch (EOFException | CharacterCodingException e) {
			throw problems.damaged("its header is not JSON", e);
		}
	}

	@Override
	public Naming naming() {
		return Naming.TORCHVISION;
	}

	@Override
	public Problems problems() {
		return problems;
	}

	@Override
	public Set<String> names() {
		return header.tensors().keySet();
	}

	@Override
	public Map<String, String> metadata() {
		return header.metadata();
	}

	@Override
	public List<Long> shape(final String name) throws IOException {
		return entry(name).shape();
	}

	@Override
	public float[] values(final String name) throws IOException {
		final TensorEntry entry = entry(name);
		final NumberFormat format = NumberFormat.of(entry.type()).orElseThrow(() -> problems.tensor(name, "is of type \"" + entry
			.type() + "\"; " + Arrays.toString(NumberFormat.values()) + " are read. Convert the file to one of them"));
		return new NumberBlock(dataStart + entry.start(), entry.count(), format, ByteOrder.LITTLE_ENDIAN).read(bytes, name,
			problems);
	}

	private TensorEntry entry(final String name) throws IOException {
		final TensorEntry entry = header.tensors().get(name);
		if (entry == null) throw problems.missing(name);
		return entry;
	}

	/** The parser's own messages name its Java methods and go over several lines; ours don't. */
	private static String oneLine(final MalformedJsonException e) {
		final String message = e.getMessage();
		return message.contains("path $") || message.contains("\n") ? "its header is not JSON" : message;
	}
}
