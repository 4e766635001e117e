package fiji.plugin.neuralstyle.image;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.InflaterInputStream;

/**
 * One of the pieces a PNG file consists of.
 *
 * @param type four letters
 * @param data without length, type and check sum
 */
record PngChunk(String type, byte[] data) {

	/** Signature (8 bytes) and header chunk (25 bytes), with which every PNG file begins. */
	static final int END_OF_HEADER = 33;

	private static final int SIGNATURE = 8;
	private static final int FRAME = 12;
	private static final int BLOCK = 1 << 12;
	private static final String TEXT = "tEXt";
	private static final String UNICODE_TEXT = "iTXt";
	private static final String PROFILE = "iCCP";
	private static final String END = "IEND";
	/** Profiles have some kilobytes, tables for printers some megabytes; a hostile file may unpack to anything. */
	private static final int LARGEST_PROFILE = 64 << 20;

	/**
	 * The chunks of a file up to the one that ends it.
	 *
	 * @throws IOException if the file ends before, or a check sum does not fit
	 */
	static List<PngChunk> parse(final Path file, final byte[] bytes) throws IOException {
		final List<PngChunk> chunks = new ArrayList<>();
		int at = SIGNATURE;
		while (chunks.isEmpty() || !chunks.get(chunks.size() - 1).type.equals(END)) {
			if (bytes.length - at < FRAME) throw FileProblems.truncated(file, ImageFormat.PNG);
			final ByteBuffer buffer = ByteBuffer.wrap(bytes, at, bytes.length - at);
			final int length = buffer.getInt();
			if (length > bytes.length - at - FRAME) throw FileProblems.truncated(file, ImageFormat.PNG);
			if (length < 0) throw FileProblems.damaged(file, ImageFormat.PNG, null);
			final PngChunk chunk = new PngChunk(new String(bytes, at + 4, 4, StandardCharsets.ISO_8859_1), Arrays.copyOfRange(
				bytes, at + 8, at + 8 + length));
			if (buffer.getInt(at + 8 + length) != chunk.checkSum()) {
				throw FileProblems.damaged(file, ImageFormat.PNG, new IOException("a check sum in it is wrong"));
			}
			chunks.add(chunk);
			at += FRAME + length;
		}
		return chunks;
	}

	/** A text in Unicode under a keyword. */
	static PngChunk ofText(final String keyword, final String text) {
		// Keyword, then: not compressed, no compression method, no language, no translated keyword.
		return new PngChunk(UNICODE_TEXT, (keyword + "\0\0\0\0\0" + text).getBytes(StandardCharsets.UTF_8));
	}

	/** A colour profile. */
	static PngChunk ofProfile(final byte[] profile) {
		final ByteArrayOutputStream data = new ByteArrayOutputStream();
		// Its name, then: the one method of compression there is.
		data.writeBytes("ICC profile\0\0".getBytes(StandardCharsets.ISO_8859_1));
		final Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
		deflater.setInput(profile);
		deflater.finish();
		final byte[] block = new byte[BLOCK];
		while (!deflater.finished()) {
			data.write(block, 0, deflater.deflate(block));
		}
		deflater.end();
		return new PngChunk(PROFILE, data.toByteArray());
	}

	/** The profile, if this chunk is one that can be unpacked. */
	Optional<byte[]> profile() {
		final int name = new String(data, StandardCharsets.ISO_8859_1).indexOf('\0');
		if (!type.equals(PROFILE) || name < 0 || name + 2 > data.length) return Optional.empty();
		try (InputStream unpacked = new InflaterInputStream(new ByteArrayInputStream(data, name + 2, data.length - name - 2))) {
			return Optional.of(unpacked.readNBytes(LARGEST_PROFILE));
		}
		catch (IOException e) {
			// The picture is whole without it.
			return Optional.empty();
		}
	}

	/** The text under a keyword, if this is an uncompressed text chunk with it. */
	Optional<String> text(final String keyword) {
		final String latin = new String(data, StandardCharsets.ISO_8859_1);
		if (!latin.startsWith(keyword + "\0")) return Optional.empty();
		if (type.equals(TEXT)) return Optional.of(latin.substring(keyword.length() + 1));
		final int flags = keyword.length() + 1;
		if (!type.equals(UNICODE_TEXT) || data.length < flags + 4 || data[flags] != 0) return Optional.empty();
		final int language = latin.indexOf('\0', flags + 2);
		final int translated = language < 0 ? -1 : latin.indexOf('\0', language + 1);
		if (translated < 0) return Optional.empty();
		return Optional.of(new String(data, translated + 1, data.length - translated - 1, StandardCharsets.UTF_8));
	}

	byte[] toBytes() {
		return ByteBuffer.allocate(FRAME + data.length).putInt(data.length).put(type.getBytes(StandardCharsets.ISO_8859_1))
			.put(data).putInt(checkSum()).array();
	}

	private int checkSum() {
		final CRC32 crc = new CRC32();
		crc.update(type.getBytes(StandardCharsets.ISO_8859_1));
		crc.update(data);
		return (int) crc.getValue();
	}
}
