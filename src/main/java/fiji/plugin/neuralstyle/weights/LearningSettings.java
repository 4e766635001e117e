package fiji.plugin.neuralstyle.weights;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import fiji.plugin.neuralstyle.network.Padding;
import fiji.plugin.neuralstyle.network.Pooling;
import fiji.plugin.neuralstyle.network.Topology;

/**
 * All that decides a learned network besides the pictures.
 *
 * @param name what the network is called
 * @param topology of the network
 * @param convolutions one recipe a convolution, in the network's order; the network may end early
 * @param padding what convolutions see beyond the border
 * @param pooling between the blocks
 * @param sampling what is looked at of the pictures
 * @param patches how many 3 x 3 patches each convolution is learned from, about; at least 100
 * @param seed of the random places of crops and patches
 */
public record LearningSettings(String name, Topology topology, List<ConvolutionRecipe> convolutions, Padding padding,
	Pooling pooling, Sampling sampling, int patches, long seed)
{

	/** No fewer are worth a covariance. */
	private static final int FEWEST_PATCHES = 100;

	/** A network of VGG-19's topology up to conv5_1; conv1_2 and its like pass their input on. */
	public static final LearningSettings DEFAULTS = new LearningSettings("learned", Topology.VGG19, List.of( //
		ConvolutionRecipe.ofWidth(54).withSpread(1), ConvolutionRecipe.PASS_ON, //
		ConvolutionRecipe.ofWidth(96), ConvolutionRecipe.PASS_ON, //
		ConvolutionRecipe.ofWidth(64).withSpread(0.5), ConvolutionRecipe.PASS_ON, ConvolutionRecipe.PASS_ON,
		ConvolutionRecipe.PASS_ON, //
		ConvolutionRecipe.ofWidth(128).withSpread(0.5), ConvolutionRecipe.PASS_ON, ConvolutionRecipe.PASS_ON,
		ConvolutionRecipe.PASS_ON, //
		ConvolutionRecipe.ofWidth(128).withSpread(1)), Padding.REFLECT, Pooling.MAX, Sampling.DEFAULTS, 20_000, 0);

	/**
	 * What is looked at of the pictures.
	 *
	 * @param pictures how many at most, at least 1; of a folder with more, every so-many-th is taken
	 * @param fewest how many must be usable, at least 1
	 * @param shortSides each picture is shrunk so that its shorter side has this many pixels, once for each;
	 *          smaller pictures are taken as they are. None may be under the crop
	 * @param crop side in pixels of the square cut from each, at a random place; at least 32
	 */
	public record Sampling(int pictures, int fewest, List<Integer> shortSides, int crop) {

		/** Enough for a network of some ten thousand filters' weights; learned in well under a minute. */
		public static final Sampling DEFAULTS = new Sampling(250, 10, List.of(128, 256), 128);

		/** conv5_1 sees a sixteenth of the side, and needs two pixels to mirror one. */
		private static final int SMALLEST_CROP = 32;
		private static final int LARGEST_CROP = 1024;

		/** Crops are kept in memory, twelve bytes a pixel; this is a gigabyte. */
		private static final long MOST_PIXELS = 90_000_000;

		public Sampling {
			shortSides = List.copyOf(shortSides);
			if (pictures < 1 || fewest < 1 || fewest > pictures) {
				throw new IllegalArgumentException("At most " + pictures + " and at least " + fewest +
					" pictures are asked for; the former must not be less than the latter, and neither less than 1.");
			}
			if (crop < SMALLEST_CROP || crop > LARGEST_CROP) {
				throw new IllegalArgumentException("The crop is " + crop + " pixels; it must be from " + SMALLEST_CROP + " to " +
					LARGEST_CROP + ".");
			}
			for (final int side : shortSides) {
				if (side < crop) {
					throw new IllegalArgumentException("Pictures are to be shrunk to a shorter side of " + side +
						" pixels, but crops of " + crop + " would not fit. Give a smaller crop or larger sides.");
				}
			}
			if (shortSides.isEmpty()) {
				throw new IllegalArgumentException("No size is given for the pictures. Give a shorter side in pixels, such as 256.");
			}
			if ((long) pictures * shortSides.size() * crop * crop > MOST_PIXELS) {
				throw new IllegalArgumentException(pictures + " pictures at " + shortSides.size() + " sizes with crops of " + crop +
					" pixels are more than memory is meant to hold. Take fewer pictures or a smaller crop.");
			}
		}
	}

	public LearningSettings {
		convolutions = List.copyOf(convolutions);
		if (convolutions.isEmpty() || convolutions.size() > topology.convolutions()) {
			throw new IllegalArgumentException(convolutions.size() + " convolutions are asked for; " + topology + " has 1 to " +
				topology.convolutions() + ".");
		}
		if (convolutions.get(0).passesOn()) {
			throw new IllegalArgumentException("The first convolution must be learned: give it a width, such as 54.");
		}
		if (patches < FEWEST_PATCHES) {
			throw new IllegalArgumentException("Each convolution is to be learned from " + patches + " patches; at least " +
				FEWEST_PATCHES + " are needed, 20000 are usual.");
		}
	}

	/** The same with another name. */
	public LearningSettings withName(final String newName) {
		return new LearningSettings(newName, topology, convolutions, padding, pooling, sampling, patches, seed);
	}

	/** The same with other recipes. */
	public LearningSettings withConvolutions(final List<ConvolutionRecipe> recipes) {
		return new LearningSettings(name, topology, recipes, padding, pooling, sampling, patches, seed);
	}

	/** The same with another padding. */
	public LearningSettings withPadding(final Padding newPadding) {
		return new LearningSettings(name, topology, convolutions, newPadding, pooling, sampling, patches, seed);
	}

	/** The same with another pooling. */
	public LearningSettings withPooling(final Pooling newPooling) {
		return new LearningSettings(name, topology, convolutions, padding, newPooling, sampling, patches, seed);
	}

	/** The same with another sampling. */
	public LearningSettings withSampling(final Sampling newSampling) {
		return new LearningSettings(name, topology, convolutions, padding, pooling, newSampling, patches, seed);
	}

	/** The same with another number of patches. */
	public LearningSettings withPatches(final int newPatches) {
		return new LearningSettings(name, topology, convolutions, padding, pooling, sampling, newPatches, seed);
	}

	/** The same with another seed. */
	public LearningSettings withSeed(final long newSeed) {
		return new LearningSettings(name, topology, convolutions, padding, pooling, sampling, patches, newSeed);
	}

	/** These settings as texts for a weights file's metadata. */
	public Map<String, String> provenance() {
		final Map<String, String> texts = new LinkedHashMap<>();
		texts.put("method", "whitened principal components in sign pairs, learned layer by layer");
		for (int i = 0; i < convolutions.size(); i++) {
			final ConvolutionRecipe recipe = convolutions.get(i);
			if (!recipe.passesOn() || recipe.gain() != 1) {
				texts.put(topology.convolution(i).name(), "width " + recipe.width() + ", damping " + recipe.damping() + ", spread " +
					recipe.spread() + ", gain " + recipe.gain());
			}
		}
		texts.put("crops", sampling.crop() + " px of pictures with shorter sides of " + sampling.shortSides() + " px");
		texts.put("patches", Integer.toString(patches));
		texts.put("seed", Long.toString(seed));
		return Collections.unmodifiableMap(texts);
	}
}
