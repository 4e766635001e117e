package fiji.plugin.neuralstyle.benchmark;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import fiji.plugin.neuralstyle.network.RgbImage;

/** Images in NumPy's file format, float32 of shape 3 x H x W: both programs read the same numbers. */
final class NumpyFile {

	private static final byte[] MAGIC = { (byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0 };
	private static final Pattern SHAPE = Pattern.compile("\\(3, (\\d+), (\\d+)\\)");
	/** The header's length with what is before it, which NumPy wants to be a multiple of 64. */
	private static final int PREFIX = 128;
	private static final int BLOCK = 1 << 16;

	private NumpyFile() {}

	static void write(final RgbImage image, final Path file) throws IOException {
		final String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (3, " + image.height() + ", " + image
			.width() + "), }";
		final int length = PREFIX - MAGIC.length - Short.BYTES;
		try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
			out.write(MAGIC);
			out.write(new byte[] { (byte) length, 0 });
			out.write((header + " ".repeat(length - header.length() - 1) + "\n").getBytes(StandardCharsets.US_ASCII));
			final float[] values = image.planes();
			final ByteBuffer block = ByteBuffer.allocate(BLOCK).order(ByteOrder.LITTLE_ENDIAN);
			for (int i = 0; i < values.length; i++) {
				block.putFloat(values[i]);
				if (!block.hasRemaining() || i == values.length - 1) {
					out.write(block.array(), 0, block.position());
					block.clear();
				}
			}
		}
	}

	/** Reads what {@link #write} wrote. */
	static RgbImage read(final Path file) throws IOException {
		try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
			final Matcher shape = SHAPE.matcher(new String(in.readNBytes(PREFIX), StandardCharsets.US_ASCII));
			if (!shape.find()) throw new IOException(file + " holds no image of shape 3 x H x W.");
			final int height = Integer.parseInt(shape.group(1));
			final int width = Integer.parseInt(shape.group(2));
			final float[] values = new float[RgbImage.CHANNELS * height * width];
			final byte[] block = new byte[BLOCK];
			int done = 0;
			while (done < values.length) {
				final int bytes = Math.min(block.length, (values.length - done) * Float.BYTES);
				in.readFully(block, 0, bytes);
				ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values, done, bytes / Float.BYTES);
				done += bytes / Float.BYTES;
			}
			return new RgbImage(width, height, values);
		}
	}
}
