package fiji.plugin.neuralstyle;

import java.util.LinkedHashMap;
import java.util.Map;

import fiji.plugin.neuralstyle.transfer.ArtistSettings;
import fiji.plugin.neuralstyle.transfer.ComputeSettings;
import fiji.plugin.neuralstyle.transfer.TransferSettings;

/** Settings as named texts, for a result's metadata; the names are the command's parameters. */
public final class SettingsText {

	private SettingsText() {}

	/** What is painted of the content, and what comes back, by name. */
	public static Map<String, String> lines(final ImageSettings images) {
		final Map<String, String> lines = new LinkedHashMap<>();
		lines.put("slices", images.slices().toString());
		lines.put("temporalWeight", Double.toString(images.temporalWeight()));
		lines.put("feather", Double.toString(images.feather()));
		lines.put("resultType", images.resultType().toString());
		lines.put("motion", images.motion().toString());
		return lines;
	}

	/** Which style goes where, by name. */
	static Map<String, String> lines(final MaskedStyles masked) {
		final Map<String, String> lines = new LinkedHashMap<>();
		lines.put("mask", masked.mask().title());
		if (!masked.moreStyles().isEmpty()) lines.put("maskStyles", String.join(";", masked.titles()));
		lines.put("maskFeather", Double.toString(masked.feather()));
		lines.put("background", masked.background().toString());
		return lines;
	}

	/** What it is computed with, by name. */
	public static Map<String, String> lines(final ComputeSettings compute) {
		final Map<String, String> lines = new LinkedHashMap<>();
		lines.put("device", compute.device().toString());
		lines.put("threads", Integer.toString(compute.threads()));
		lines.put("memory", Integer.toString(compute.memory()));
		return lines;
	}

	/** Every setting of the result by name, in the order of the command's parameters. */
	public static Map<String, String> lines(final TransferSettings settings) {
		final Map<String, String> lines = new LinkedHashMap<>();
		lines.put("contentLayers", settings.contentLayers().toString());
		lines.put("styleLayers", settings.styleLayers().toString());
		lines.put("contentWeight", Double.toString(settings.contentWeight()));
		lines.put("styleWeight", Double.toString(settings.styleWeight()));
		lines.put("variationWeight", Double.toString(settings.variationWeight()));
		lines.put("start", settings.start().toString());
		lines.put("seed", Long.toString(settings.seed()));
		lines.put("size", Integer.toString(settings.pyramid().size()));
		lines.put("levels", Integer.toString(settings.pyramid().levels()));
		lines.put("factor", Double.toString(settings.pyramid().factor()));
		lines.put("sharpen", Integer.toString(settings.pyramid().sharpening()));
		lines.put("iterations", Integer.toString(settings.stopping().iterations()));
		lines.put("tolerance", Double.toString(settings.stopping().tolerance()));
		lines.put("timeLimit", Double.toString(settings.stopping().timeLimit()));
		lines.put("optimizer", settings.optimizer().method().toString());
		lines.put("history", Integer.toString(settings.optimizer().history()));
		lines.put("learningRate", Double.toString(settings.optimizer().learningRate()));
		lines.put("pooling", settings.pooling().map(Object::toString).orElse(Choices.AUTO));
		lines.put("precision", settings.precision().map(Object::toString).orElse(Choices.AUTO));
		lines.putAll(lines(settings.artist()));
		return lines;
	}

	private static Map<String, String> lines(final ArtistSettings artist) {
		final Map<String, String> lines = new LinkedHashMap<>();
		lines.put("styleGrowth", Double.toString(artist.styleGrowth()));
		lines.put("colours", artist.colour().colours().toString());
		lines.put("colourStrength", Double.toString(artist.colour().strength()));
		lines.put("bitDepth", artist.bitDepth().toString());
		lines.put("tileable", Boolean.toString(artist.tileable()));
		lines.put("styleScale", Double.toString(artist.styleScale().factor()));
		lines.put("styleSize", Integer.toString(artist.styleScale().size()));
		lines.put("styleScales", artist.styleScale().scalesText());
		lines.put("statistics", artist.statistics().toString());
		lines.put("layerBalance", artist.layerBalance().toString());
		lines.put("variationPower", Double.toString(artist.variationPower()));
		lines.put("averaging", Double.toString(artist.averaging()));
		lines.put("detail", Double.toString(artist.detail()));
		return lines;
	}
}
