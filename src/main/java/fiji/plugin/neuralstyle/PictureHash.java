package fiji.plugin.neuralstyle;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import fiji.plugin.neuralstyle.network.RgbImage;

/** SHA-256 of pictures as the network is given them: tells whether two runs begin with the same, to the last bit. */
final class PictureHash {

	private static final int BLOCK = 1 << 14;

	private final MessageDigest digest;

	PictureHash() {
		try {
			digest = MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("Every Java runtime has SHA-256.", e);
		}
	}

	static String of(final RgbImage image) {
		return new PictureHash().add(image).text();
	}

	PictureHash add(final RgbImage image) {
		digest.update(ByteBuffer.allocate(2 * Integer.BYTES).putInt(image.width()).putInt(image.height()).flip());
		final ByteBuffer block = ByteBuffer.allocate(BLOCK * Float.BYTES);
		for (final float[] values : image.channels()) {
			for (long from = 0; from < values.length; from += BLOCK) {
				final int count = (int) Math.min(BLOCK, values.length - from);
				block.clear().asFloatBuffer().put(values, (int) from, count);
				digest.update(block.limit(count * Float.BYTES));
			}
		}
		return this;
	}

	/** In hexadecimal; ends it. */
	String text() {
		return HexFormat.of().formatHex(digest.digest());
	}
}
