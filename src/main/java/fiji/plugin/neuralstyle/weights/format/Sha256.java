package fiji.plugin.neuralstyle.weights.format;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What tells one file from another. */
final class Sha256 {

	private static final int BLOCK = 1 << 20;

	private Sha256() {}

	/** SHA-256 of all bytes, in hexadecimal. */
	static String of(final RandomAccessBytes bytes) throws IOException {
		final MessageDigest digest = digest();
		final long length = bytes.length();
		for (long position = 0; position < length; position += BLOCK) {
			digest.update(bytes.read(position, (int) Math.min(BLOCK, length - position)));
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
