package fiji.plugin.neuralstyle.preset;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import fiji.plugin.neuralstyle.ImageSettings;
import fiji.plugin.neuralstyle.SettingsText;
import fiji.plugin.neuralstyle.transfer.TransferSettings;
import fiji.plugin.neuralstyle.weights.Networks;

/**
 * The settings that a preset's file may have: all that decide what a picture looks like, by the names of the command's
 * parameters. What it is computed with is the machine's, and which slices are painted is the content's.
 */
public final class PresetSettings {

	private static final String NETWORK = "network";
	private static final String SLICES = "slices";

	private PresetSettings() {}

	/** All of them with their defaults, in the order of the command's parameters. */
	public static Map<String, String> defaults() {
		return of(Networks.BUILT_IN, TransferSettings.DEFAULTS, ImageSettings.DEFAULTS);
	}

	/** Those of a run. */
	public static Map<String, String> of(final String network, final TransferSettings settings,
		final ImageSettings images)
	{
		final Map<String, String> texts = new LinkedHashMap<>();
		texts.put(NETWORK, network);
		texts.putAll(SettingsText.lines(settings));
		texts.putAll(SettingsText.lines(images));
		texts.remove(SLICES);
		return texts;
	}

	/** What a preset of some of the settings stands for: the pictures' others have their defaults, and the rest stays as it is. */
	static Map<String, String> completed(final Map<String, String> some) {
		final Map<String, String> all = new LinkedHashMap<>(SettingsText.lines(TransferSettings.DEFAULTS));
		all.putAll(some);
		return all;
	}

	/** Those of the texts that are such settings, in their order. */
	public static Map<String, String> among(final Map<String, String> texts) {
		final Set<String> names = defaults().keySet();
		final Map<String, String> settings = new LinkedHashMap<>();
		names.stream().filter(texts::containsKey).forEach(name -> settings.put(name, texts.get(name)));
		return settings;
	}
}
