package fiji.plugin.neuralstyle;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.InflaterInputStream;

/** The files that src/test/python/make_colour_files.py made, and what is in files, read without the code under test. */
public final class ColourFiles {

	public static final int WIDTH = 48;
	public static final int HEIGHT = 40;

	private static final int TIFF_PROFILE = 34675;

	private ColourFiles() {}

	public static Path file(final String name) {
		return Path.of("src/test/resources/fiji/plugin/neuralstyle/image", name);
	}

	/** The profile that all of the files have that have one. */
	public static byte[] exchanged() throws IOException {
		return Files.readAllBytes(file("exchanged.icc"));
	}

	/** The opacity of a pixel in those that have it, 0 to 255. */
	public static int opacity(final int x, final int y) {
		return (int) Math.max(0, Math.min(255, 300 - 10 * Math.hypot(x - 24, y - 20)));
	}

	/** The profile in a file, by its format's standard. */
	public static Optional<byte[]> profile(final Path file) throws IOException {
		final byte[] bytes = Files.readAllBytes(file);
		return switch (bytes[0] & 0xff) {
			case 0x89 -> inPng(bytes);
			case 0xff -> inJpeg(bytes);
			default -> inTiff(bytes, TIFF_PROFILE);
		};
	}

	private static Optional<byte[]> inPng(final byte[] bytes) throws IOException {
		final ByteBuffer png = ByteBuffer.wrap(bytes).position(8);
		while (png.hasRemaining()) {
			final byte[] data = new byte[png.getInt()];
			final byte[] type = new byte[4];
			png.get(type).get(data).getInt();
			final String name = new String(type, StandardCharsets.ISO_8859_1);
			if (name.equals("IDAT")) return Optional.empty();
			if (!name.equals("iCCP")) continue;
			final int begin = new String(data, StandardCharsets.ISO_8859_1).indexOf('\0') + 2;
			return Optional.of(new InflaterInputStream(new ByteArrayInputStream(data, begin, data.length - begin)).readAllBytes());
		}
		return Optional.empty();
	}

	private static Optional<byte[]> inJpeg(final byte[] bytes) {
		final ByteArrayOutputStream profile = new ByteArrayOutputStream();
		int at = 2;
		while ((bytes[at + 1] & 0xff) != 0xda) {
			final int length = (bytes[at + 2] & 0xff) << 8 | bytes[at + 3] & 0xff;
			final boolean part = (bytes[at + 1] & 0xff) == 0xe2 && new String(bytes, at + 4, 11, StandardCharsets.ISO_8859_1)
				.equals("ICC_PROFILE");
			if (part) profile.write(bytes, at + 18, length - 16);
			at += 2 + length;
		}
		return profile.size() == 0 ? Optional.empty() : Optional.of(profile.toByteArray());
	}

	/** The bytes under a tag of the first page. */
	public static Optional<byte[]> inTiff(final byte[] bytes, final int tag) {
		final ByteBuffer tiff = ByteBuffer.wrap(bytes).order(bytes[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
		final int directory = tiff.getInt(4);
		for (int i = 0; i < tiff.getShort(directory); i++) {
			final int entry = directory + 2 + 12 * i;
			if ((tiff.getShort(entry) & 0xffff) != tag) continue;
			final int size = switch (tiff.getShort(entry + 2)) {
				case 3 -> 2;
				case 4 -> 4;
				default -> 1;
			};
			final int length = size * tiff.getInt(entry + 4);
			final int value = length > 4 ? tiff.getInt(entry + 8) : entry + 8;
			return Optional.of(Arrays.copyOfRange(bytes, value, value + length));
		}
		return Optional.empty();
	}
}
