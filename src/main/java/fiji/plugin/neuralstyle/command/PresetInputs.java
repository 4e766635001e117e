package fiji.plugin.neuralstyle.command;

import java.io.IOException;
import java.util.ArrayList;
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
import fiji.plugin.neuralstyle.preset.PresetFolders;
import fiji.plugin.neuralstyle.preset.PresetSettings;
import fiji.plugin.neuralstyle.preset.Presets;
import fiji.plugin.neuralstyle.weights.store.Surroundings;

/** Presets as values of a command's inputs. */
final class PresetInputs {

	static final String DEFAULT = "Painting";
	/** The settings of the last run by dialog. */
	static final String LAST_USED = "Last used";
	/** Settings of no preset. */
	static final String CUSTOM = "Custom";

	private static final String STRENGTH = "strength";
	private static final String STYLE_WEIGHT = "styleWeight";
	private static final String REMEMBERED = "lastUsed.";

	/** What no preset sets; images are not among them, as others are open the next time. */
	private static final List<String> OTHERS = List.of("network", "slices", "resultType", "feather", "temporalWeight",
		"device", "threads", "memory", "lossPlot", "styleBlend", "motion");

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
		try {
			Presets.ofProcess().settingsForMacros(preset);
		}
		catch (IOException e) {
			throw new IllegalArgumentException(e.getMessage(), e);
		}
	}

	/** What a dialog offers: the built-in ones, the user's own by name, and those that are none. */
	static List<String> choices() throws IOException {
		final List<String> choices = new ArrayList<>(Choices.of(Preset.class));
		PresetFolders.of(Surroundings.ofProcess()).files().keySet().stream().filter(name -> !Presets.isBuiltIn(name)).forEach(
			choices::add);
		choices.addAll(List.of(LAST_USED, CUSTOM));
		return choices;
	}

	/**
	 * In a dialog: sets all inputs that are still open.
	 *
	 * @throws IOException if a preset's file is wrong
	 */
	void choose(final Module module, final String preset) throws IOException {
		if (CUSTOM.equals(preset)) return;
		fill(module, LAST_USED.equals(preset) ? remembered() : withStrength(Presets.ofProcess().settings(preset)));
	}

	/** Sets the inputs that a macro or a program has left open; a preset that will not do is left to the run to refuse. */
	void fill(final Module module, final String preset) {
		if (CUSTOM.equals(preset) || LAST_USED.equals(preset)) return;
		final Map<String, String> values;
		try {
			values = withStrength(Presets.ofProcess().settingsForMacros(preset));
		}
		catch (IOException | IllegalArgumentException e) {
			// The run says it, where there is somebody to tell.
			return;
		}
		fill(module, values);
	}

	/** The preset whose values a command's inputs have. */
	String named(final Module module) {
		for (final Preset preset : Preset.values()) {
			final boolean same = values(preset).entrySet().stream().allMatch(entry -> entry.getValue().equals(
				String.valueOf(module.getInput(entry.getKey()))));
			if (same) return preset.toString();
		}
		return CUSTOM;
	}

	/** Keeps a command's settings for {@link #LAST_USED}. */
	void remember(final Module module) {
		Stream.concat(values(Preset.PAINTING).keySet().stream(), OTHERS.stream()).filter(name -> module.getInfo().getInput(
			name) != null).forEach(name -> prefs.put(PresetInputs.class, REMEMBERED + name, String.valueOf(module.getInput(
				name))));
	}

	private Map<String, String> remembered() {
		final Map<String, String> values = values(Preset.PAINTING);
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

	/** The settings of the last run by dialog, as a preset has them. */
	Map<String, String> lastUsed() {
		final Map<String, String> values = remembered();
		final double factor = Strength.factor(Double.parseDouble(values.get(STRENGTH)));
		values.computeIfPresent(STYLE_WEIGHT, (name, weight) -> Double.toString(factor * Double.parseDouble(weight)));
		return PresetSettings.among(values);
	}

	private static Map<String, String> values(final Preset preset) {
		return withStrength(SettingsText.lines(preset.settings()));
	}

	private static Map<String, String> withStrength(final Map<String, String> settings) {
		final Map<String, String> values = new LinkedHashMap<>(settings);
		values.put(STRENGTH, Integer.toString(Strength.NEUTRAL));
		return values;
	}
}
