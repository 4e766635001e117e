package fiji.plugin.neuralstyle.weights;

import java.util.List;

import fiji.plugin.neuralstyle.network.Padding;
import fiji.plugin.neuralstyle.network.Pooling;
import fiji.plugin.neuralstyle.network.Topology;

/**
 * How a network is learned.
 *
 * @param widths channels of the five blocks, even numbers, the first at most 54
 * @param spread by block, how a channel's scale follows its component's variance: 0 not at all, 1 in full
 * @param crops pieces cut from the pictures
 * @param cropSize their side in pixels, at least 64
 * @param patches sampled for each layer
 * @param contentStrength what the mean square of conv4_2's feature map becomes
 * @param styleStrength by block, what the mean square of the Gram matrices' entries becomes
 * @param padding what the convolutions see beyond the border
 * @param pooling between the blocks
 * @param seed of the random numbers
 */
public record LearningSettings(List<Integer> widths, List<Double> spread, int crops, int cropSize, int patches,
	double contentStrength, List<Double> styleStrength, Padding padding, Pooling pooling, long seed)
{

	/** The built-in network's. */
	public static final LearningSettings DEFAULTS = new LearningSettings(List.of(32, 32, 64, 128, 128), List.of(0.0, 0.0,
		0.0, 0.0, 0.0), 300, 128, 25_000, 0.2, List.of(0.0048, 0.0048, 0.0048, 0.0048, 0.0048), Padding.REFLECT, Pooling.MAX, 2);

	static final int BLOCKS = 5;

	private static final int SMALLEST_CROP = 64;

	/** 3 x 3 pixels of three colours have no more components. */
	private static final int COLOUR_COMPONENTS = 27;

	public LearningSettings {
		widths = List.copyOf(widths);
		spread = List.copyOf(spread);
		styleStrength = List.copyOf(styleStrength);
		if (widths.size() != BLOCKS || widths.stream().anyMatch(width -> width < 2 || width % 2 != 0)) {
			throw new IllegalArgumentException("The widths " + widths +
				" will not do: five even numbers of at least 2 are needed.");
		}
		if (widths.get(0) > 2 * COLOUR_COMPONENTS) {
			throw new IllegalArgumentException("The first width is " + widths.get(0) + "; it can be at most 54.");
		}
		if (spread.size() != BLOCKS || styleStrength.size() != BLOCKS) {
			throw new IllegalArgumentException("Spread and style strength need a number for each of the five blocks.");
		}
		if (pooling == Pooling.SCALED_AVERAGE) {
			throw new IllegalArgumentException("A network is learned with max or average pooling; \"" + pooling +
				"\" is for pictures painted with a network that was made with max.");
		}
		if (crops < 1 || patches < 1 || cropSize < SMALLEST_CROP) {
			throw new IllegalArgumentException("At least one crop of at least 64 pixels a side and one patch are needed.");
		}
	}

	Topology topology() {
		return Topology.VGG19;
	}

	/** The same with another seed. */
	public LearningSettings withSeed(final long newSeed) {
		return new LearningSettings(widths, spread, crops, cropSize, patches, contentStrength, styleStrength, padding,
			pooling, newSeed);
	}

	/** The same with other numbers of samples. */
	public LearningSettings withSamples(final int newCrops, final int newCropSize, final int newPatches) {
		return new LearningSettings(widths, spread, newCrops, newCropSize, newPatches, contentStrength, styleStrength, padding,
			pooling, seed);
	}

	/** The same with other widths. */
	public LearningSettings withWidths(final List<Integer> newWidths) {
		return new LearningSettings(newWidths, spread, crops, cropSize, patches, contentStrength, styleStrength, padding,
			pooling, seed);
	}
}
