package fiji.plugin.neuralstyle.weights.download;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * What a file's bytes must add up to.
 *
 * @param method how
 * @param hex the sum in hexadecimal; fewer digits than the method gives are its beginning, but at least 8
 */
public record Checksum(Method method, String hex) {

	private static final int FEWEST_DIGITS = 8;
	private static final int BLOCK = 1 << 20;

	/** Ways to sum up a file. */
	public enum Method {

		/** SHA-256. */
		SHA256("SHA-256", 64),

		/** MD5: good against accidents; a forger could defeat it. */
		MD5("MD5", 32);

		private final String algorithm;
		private final int digits;

		Method(final String algorithm, final int digits) {
			this.algorithm = algorithm;
			this.digits = digits;
		}

		@Override
		public String toString() {
			return algorithm;
		}
	}

	/** @throws IllegalArgumentException if it is not hexadecimal, too short or too long */
	public Checksum {
		hex = hex.toLowerCase(Locale.ROOT);
		if (!hex.matches("[0-9a-f]+") || hex.length() < FEWEST_DIGITS || hex.length() > method.digits) {
			throw new IllegalArgumentException("The " + method + " \"" + hex + "\" will not do: " + FEWEST_DIGITS + " to " +
				method.digits + " hexadecimal digits are needed.");
		}
	}

	/** Whether only the sum's beginning is known. */
	public boolean isPrefix() {
		return hex.length() < method.digits;
	}

	/** Whether a file has this sum. */
	public boolean matches(final Path file) throws IOException {
		return of(method, file).startsWith(hex);
	}

	/**
	 * A file's sum in hexadecimal.
	 *
	 * @throws IOException if the file cannot be read; the message is a sentence
	 */
	public static String of(final Method method, final Path file) throws IOException {
		final MessageDigest digest = digest(method);
		try (InputStream in = Files.newInputStream(file)) {
			final byte[] block = new byte[BLOCK];
			for (int count = in.read(block); count >= 0; count = in.read(block)) {
				digest.update(block, 0, count);
			}
		}
		catch (IOException e) {
			throw new IOException("The file \"" + file + "\" cannot be read. Check its permissions and the disk.", e);
		}
		return HexFormat.of().formatHex(digest.digest());
	}

	private static MessageDigest digest(final Method method) {
		try {
			return MessageDigest.getInstance(method.algorithm);
		}
		catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("Every Java runtime has " + method + ".", e);
		}
	}

	@Override
	public String toString() {
		return method + (isPrefix() ? " beginning with " : " ") + hex;
	}
}
