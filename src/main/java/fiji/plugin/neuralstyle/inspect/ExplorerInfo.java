package fiji.plugin.neuralstyle.inspect;

import java.util.LinkedHashMap;
import java.util.Map;

import fiji.plugin.neuralstyle.SettingsText;
import fiji.plugin.neuralstyle.Version;
import fiji.plugin.neuralstyle.image.ImageInfo;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import ij.ImagePlus;

/** What is kept with a contact sheet of the Layer Explorer: all that made it. */
final class ExplorerInfo {

	private ExplorerInfo() {}

	/** Nothing here depends on the clock: the same settings write the same file. */
	static String of(final ImagePlus content, final ImagePlus style, final String network, final NetworkWeights weights,
		final ExplorerSettings settings, final int pictures)
	{
		final Map<String, String> lines = new LinkedHashMap<>();
		lines.put("software", "Neural Style Transfer " + Version.text());
		lines.put("content", content.getTitle());
		lines.put("style", style.getTitle());
		lines.put("network", network);
		lines.put("networkName", weights.name());
		lines.put("networkSha256", weights.sha256());
		lines.putAll(SettingsText.lines(settings.of(settings.cells().get(0))));
		lines.put("contentLayers", settings.layersText());
		lines.put("styleWeights", settings.weightsText());
		lines.remove("styleWeight");
		lines.put("pictures", pictures + " of " + settings.cells().size());
		return ImageInfo.format(lines);
	}
}
