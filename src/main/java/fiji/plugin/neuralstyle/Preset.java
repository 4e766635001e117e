package fiji.plugin.neuralstyle;

import java.util.Optional;

import fiji.plugin.neuralstyle.network.Pooling;
import fiji.plugin.neuralstyle.transfer.OptimizerSettings;
import fiji.plugin.neuralstyle.transfer.PyramidSettings;
import fiji.plugin.neuralstyle.transfer.Start;
import fiji.plugin.neuralstyle.transfer.StoppingSettings;
import fiji.plugin.neuralstyle.transfer.TransferSettings;

/** Named settings to begin with. Each differs from {@link TransferSettings#DEFAULTS} in what is said of it alone. */
public enum Preset {

	/** The defaults. */
	PAINTING("Painting", TransferSettings.DEFAULTS),

	/** A tenth of the style weight: the content stays a photograph with a tint of the style. */
	SUBTLE("Subtle", TransferSettings.DEFAULTS.withWeights(5, 10, 2)),

	/** The style alone, from noise. */
	TEXTURE_ONLY("Texture only", TransferSettings.DEFAULTS.withWeights(0, 100, 2).withStart(Start.NOISE, 1)),

	/** 256 pixels and 40 iterations at two sizes: enough to judge colours and weights. */
	FAST_PREVIEW("Fast preview", TransferSettings.DEFAULTS.withPyramid(new PyramidSettings(256, 2, 2)).withStopping(
		new StoppingSettings(40, 0, 0))),

	/** More sizes, so that strokes grow with the picture, and a short history, as memory is what large pictures lack. */
	LARGE_PRINT("Large print", TransferSettings.DEFAULTS.withPyramid(new PyramidSettings(0, 5, 2)).withOptimizer(
		new OptimizerSettings(OptimizerSettings.Method.LBFGS, 5, 0.02))),

	/**
	 * As in L. Gatys, A. Ecker, M. Bethge, "A Neural Algorithm of Artistic Style", 2015: from noise, at one size,
	 * with average pooling and no total variation. The weights stay those of J. Johnson's program, as the
	 * paper's depend on the picture's size.
	 */
	PAPER("Paper's settings", TransferSettings.DEFAULTS.withWeights(5, 100, 0).withStart(Start.NOISE, 1).withPyramid(
		new PyramidSettings(0, 1, 2)).withStopping(new StoppingSettings(500, 0, 0)).withComputation(Optional.of(
			Pooling.AVERAGE), Optional.empty()));

	private final String text;
	private final TransferSettings settings;

	Preset(final String text, final TransferSettings settings) {
		this.text = text;
		this.settings = settings;
	}

	/** What it stands for. */
	public TransferSettings settings() {
		return settings;
	}

	@Override
	public String toString() {
		return text;
	}
}
