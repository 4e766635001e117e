package fiji.plugin.neuralstyle.weights.catalogue;

import java.util.Locale;
import java.util.regex.Pattern;

import fiji.plugin.neuralstyle.weights.format.WeightsFiles;

/** Which names networks may have: such as are file names on every system, and no paths. */
public final class NetworkName {

	private static final int LONGEST = 60;
	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0," + (LONGEST - 1) + "}");

	/** Windows takes them for devices, whatever ending follows. */
	private static final Pattern DEVICE = Pattern.compile("(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");

	private NetworkName() {}

	/** Whether a text can be a network's name. */
	public static boolean isValid(final String text) {
		// A name that ends like a file would be taken for a path.
		return NAME.matcher(text).matches() && !DEVICE.matcher(text).matches() && !text.endsWith(".") && WeightsFiles.ENDINGS
			.stream().noneMatch(text.toLowerCase(Locale.ROOT)::endsWith);
	}

	/** @throws IllegalArgumentException if a text cannot be a network's name; the message says what can */
	public static void check(final String text) {
		if (isValid(text)) return;
		throw new IllegalArgumentException("\"" + text + "\" cannot be a network's name. Use letters, digits, \"-\", \"_\" and \".\", " +
			"beginning with a letter or digit, at most " + LONGEST + ", no file's ending and no name of a device such as NUL.");
	}
}
