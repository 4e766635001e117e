package fiji.plugin.neuralstyle.imagej.driver;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import fiji.plugin.neuralstyle.imagej.CommandPlugIn;
import ij.Macro;

/**
 * What a macro's {@code run} does, without a menu: plain ImageJ makes its menu of AWT's, which there are none of without
 * a display. The same options reach the same plugin on the same thread.
 */
public final class HeadlessMenu {

	private static final Pattern ITEM = Pattern.compile(", \"(.+?)\", (.+?)\\(\"(.+?)\"\\)");

	private HeadlessMenu() {}

	/** A macro line that calls this class instead of the menu. */
	static String line(final String line) {
		return line.replaceFirst("^run\\(", Matcher.quoteReplacement("call(\"" + HeadlessMenu.class.getName() + ".run\", "));
	}

	/** For a macro's {@code call}. */
	public static String run(final String command, final String options) throws IOException {
		final Thread thread = Thread.currentThread();
		final String name = thread.getName();
		// ImageJ keeps options for threads of this name alone.
		thread.setName("Run$_" + command);
		Macro.setOptions(options);
		try {
			new CommandPlugIn().run(commandClass(command));
		}
		finally {
			Macro.setOptions(null);
			thread.setName(name);
		}
		return "";
	}

	private static String commandClass(final String command) throws IOException {
		try (InputStream in = CommandPlugIn.class.getResourceAsStream("/plugins.config")) {
			final Matcher items = ITEM.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
			while (items.find()) {
				if (items.group(1).equals(command)) return items.group(3);
			}
		}
		throw new IOException("There is no menu item \"" + command + "\".");
	}
}
