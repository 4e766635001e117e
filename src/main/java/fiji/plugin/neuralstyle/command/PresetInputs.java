package fiji.plugin.neuralstyle.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.scijava.convert.ConvertService;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.prefs.PrefService;

import fiji.plugin.neuralstyle.Choices;
import fiji.plugin.neuralstyle.Preset;
import fiji.plugin.neuralstyle.SettingsText;
import fiji.plugin.neuralstyle.Strength;

/** Presets as values of a command's inputs. */
final class PresetInputs {

	static final String DEFAULT = "Painting";
	/** The settings of the last run by dialog. */
	static final String LAST_USED = "Last used";
	/** Settings of no preset. */
	static final String CUSTOM = "Custom";

	private static final String STRENGTH = "strength";
	private static final String REMEMBERED = "lastUsed.";

	/** What no preset sets; images are not among them, as others are open the next time. */
	private static final List<String> OTHERS = List.of("network", "slices", "resultType", "feather", "temporalWeight",
		"device", "threads", "memory", "lossPlot");

	private final ConvertService convert;
	private final PrefService prefs;

	PresetInputs(final ConvertService convert, final PrefService prefs) {
		this.convert = convert;
		this.prefs = prefs;
	}

	/** @throws IllegalArgumentException if there is no such preset, or one that means something else on each machine */
	static void check(final String preset) {
		if (CUSTOM.equals(preset)) return;
		if (LAST_USED.equals(preset)) {
			throw new IllegalArgumentException("The preset \"" + LAST_USED +
				"\" is for the dialog alone, as it means something else on each machine. Name another, or give the settings themselves.");
		}
		Choices.parse(Preset.class, "The preset", preset);
	}

	/** In a dialog: sets all inputs that are still open. */
	void choose(final Module module, final String preset) {
		fill(module, LAST_USED.equals(preset) ? remembered() : values(preset));
	}

	/** Sets the inputs that a macro or a program has left open; a preset that isn't known is left to the run to refuse. */
	void fill(final Module module, final String preset) {
		fill(module, values(preset));
	}

	/** The preset whose values a command's inputs have. */
	String named(final Module module) {
		for (final Preset preset : Preset.values()) {
			final boolean same = values(preset.toString()).entrySet().stream().allMatch(entry -> entry.getValue().equals(
				String.valueOf(module.getInput(entry.getKey()))));
			if (same) return preset.toString();
		}
		return CUSTOM;
	}

	/** Keeps a command's settings for {@link #LAST_USED}. */
	void remember(final Module module) {
		Stream.concat(values(DEFAULT).keySet().stream(), OTHERS.stream()).filter(name -> module.getInfo().getInput(
			name) != null).forEach(name -> prefs.put(PresetInputs.class, REMEMBERED + name, String.valueOf(module.getInput(
				name))));
	}

	private Map<String, String> remembered() {
		final Map<String, String> values = values(DEFAULT);
		values.replaceAll((name, byDefault) -> prefs.get(PresetInputs.class, REMEMBERED + name, byDefault));
		for (final String name : OTHERS) {
			final String value = prefs.get(PresetInputs.class, REMEMBERED + name);
			if (value != null) values.put(name, value);
		}
		return values;
	}

	/** Sets the inputs that are still open, of those that the command has, to the values of their names. */
	void fill(final Module module, final Map<String, String> values) {
		values.forEach((name, text) -> {
			final ModuleItem<?> item = module.getInfo().getInput(name);
			if (item == null || module.isInputResolved(name)) return;
			module.setInput(name, convert.convert(text, item.getType()));
		});
	}

	/** By input; none for a text that names no preset of fixed values. */
	private static Map<String, String> values(final String preset) {
		final Map<String, String> values = new LinkedHashMap<>();
		for (final Preset candidate : Preset.values()) {
			if (candidate.toString().equalsIgnoreCase(preset.strip())) {
				values.putAll(SettingsText.lines(candidate.settings()));
				values.put(STRENGTH, Integer.toString(Strength.NEUTRAL));
			}
		}
		return values;
	}
}
