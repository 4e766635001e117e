package fiji.plugin.neuralstyle.cli;

import java.util.Locale;
import java.util.regex.Pattern;

/** Settings are called the same everywhere, but for the way in which words are joined. */
final class SettingNames {

	private static final Pattern NEXT_WORD = Pattern.compile("-(\\p{Alpha})");

	private SettingNames() {}

	/** {@code --style-weight} is the setting {@code styleWeight}. */
	static String ofFlag(final String flag) {
		return NEXT_WORD.matcher(flag.substring(2)).replaceAll(word -> word.group(1).toUpperCase(Locale.ROOT));
	}

	/** The setting {@code styleWeight} is {@code --style-weight}. */
	static String flag(final String setting) {
		return "--" + setting.replaceAll("\\p{Upper}", "-$0").toLowerCase(Locale.ROOT);
	}
}
