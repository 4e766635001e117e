package fiji.plugin.neuralstyle.image;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

import fiji.plugin.neuralstyle.network.RgbImage;

/** What tells one picture from another, whatever file or window it came from. */
public final class PixelDigest {

	private PixelDigest() {}

	/**
	 * SHA-256, in hexadecimal, of the pictures one after the other: width and height as integers, then the planes as
	 * floats, all of four bytes with the highest first.
	 */
	public static String sha256(final List<RgbImage> pictures) {
		final MessageDigest digest = digest();
		for (final RgbImage picture : pictures) {
			digest.update(ByteBuffer.allocate(2 * Integer.BYTES).putInt(picture.width()).putInt(picture.height()).flip());
			final ByteBuffer row = ByteBuffer.allocate(picture.width() * Float.BYTES);
			for (int from = 0; from < picture.planes().length; from += picture.width()) {
				row.clear().asFloatBuffer().put(picture.planes(), from, picture.width());
				digest.update(row);
			}
		}
		return HexFormat.of().formatHex(digest.digest());
	}

	private static MessageDigest digest() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("Every Java runtime has SHA-256.", e);
		}
	}
}
