package fiji.plugin.neuralstyle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import fiji.plugin.neuralstyle.transfer.Start;
import fiji.plugin.neuralstyle.transfer.TransferSettings;

/**
 * Texts for enumerated settings, the same in dialogs, macros, command lines and result metadata. An enum
 * constant's text is its {@code toString()}; case does not matter when reading.
 */
public final class Choices {

	/** Text for a setting left to the program. */
	public static final String AUTO = "auto";

	private Choices() {}

	/** All texts of an enum. */
	public static List<String> of(final Class<? extends Enum<?>> type) {
		return Arrays.stream(type.getEnumConstants()).map(Enum::toString).toList();
	}

	/**
	 * The constant of a text.
	 *
	 * @param what the setting's name, for the message
	 * @throws IllegalArgumentException if there is none such; the message lists those there are
	 */
	public static <E extends Enum<E>> E parse(final Class<E> type, final String what, final String text) {
		return find(type, text).orElseThrow(() -> unknown(what, text, of(type)));
	}

	/** Like {@link #parse}, empty for {@link #AUTO}. */
	public static <E extends Enum<E>> Optional<E> parseOrAuto(final Class<E> type, final String what,
		final String text)
	{
		if (AUTO.equalsIgnoreCase(text.strip())) return Optional.empty();
		final List<String> all = new ArrayList<>(List.of(AUTO));
		all.addAll(of(type));
		return Optional.of(find(type, text).orElseThrow(() -> unknown(what, text, all)));
	}

	/**
	 * What to start from. Naming an image to start from is enough; it need not be said twice.
	 *
	 * @param imageGiven whether there is an image to start from
	 * @throws IllegalArgumentException if the text is not known, or says noise or style where there is an image
	 */
	public static Start start(final String text, final boolean imageGiven) {
		final Start start = parse(Start.class, "The start", text);
		if (!imageGiven || start == Start.IMAGE) return start;
		if (start == TransferSettings.DEFAULTS.start()) return Start.IMAGE;
		throw new IllegalArgumentException("The start is \"" + start +
			"\", but an image to start from is given as well. Leave one of them out.");
	}

	private static <E extends Enum<E>> Optional<E> find(final Class<E> type, final String text) {
		return Arrays.stream(type.getEnumConstants()).filter(constant -> constant.toString().equalsIgnoreCase(text.strip()))
			.findFirst();
	}

	private static IllegalArgumentException unknown(final String what, final String text, final List<String> all) {
		return new IllegalArgumentException(what + " \"" + text + "\" is not known; choose one of " + all.stream().collect(
			Collectors.joining(", ")) + ".");
	}
}
