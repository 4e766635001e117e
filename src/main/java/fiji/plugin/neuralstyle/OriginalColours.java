package fiji.plugin.neuralstyle;

import java.util.List;

import fiji.plugin.neuralstyle.image.Planes;
import fiji.plugin.neuralstyle.image.colour.CovarianceMatch;
import fiji.plugin.neuralstyle.image.colour.HistogramMatch;
import fiji.plugin.neuralstyle.image.colour.LuminanceTransfer;
import fiji.plugin.neuralstyle.network.RgbImage;
import fiji.plugin.neuralstyle.transfer.ColourSettings;
import fiji.plugin.neuralstyle.transfer.WeightedStyle;

/** Brings the content's colours into a picture: into the style before the work, or into what was painted after it. */
final class OriginalColours {

	private final ColourSettings settings;

	OriginalColours(final ColourSettings settings) {
		this.settings = settings;
	}

	/** The styles to paint with, each on its own brought to the content's colours. */
	List<WeightedStyle> styles(final List<WeightedStyle> styles, final RgbImage content) {
		return styles.stream().map(style -> new WeightedStyle(style(style.image(), content), style.weight())).toList();
	}

	/** The style to paint with; the given one itself where its colours stay. */
	RgbImage style(final RgbImage style, final RgbImage content) {
		return switch (settings.colours()) {
			case STYLE, LUMINANCE -> style;
			case MATCH_HISTOGRAM -> Planes.mix(style, HistogramMatch.apply(style, content), settings.strength());
			case MATCH_COVARIANCE -> Planes.mix(style, CovarianceMatch.apply(style, content), settings.strength());
		};
	}

	/**
	 * The picture that was painted, as it is to be seen.
	 *
	 * @param painted of any size with the content's proportions
	 */
	RgbImage result(final RgbImage painted, final RgbImage content) {
		return switch (settings.colours()) {
			case STYLE, MATCH_HISTOGRAM, MATCH_COVARIANCE -> painted;
			case LUMINANCE -> Planes.mix(painted, LuminanceTransfer.apply(painted, Planes.resize(content, painted.width(), painted
				.height())), settings.strength());
		};
	}
}
