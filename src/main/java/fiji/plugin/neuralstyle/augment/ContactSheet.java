package fiji.plugin.neuralstyle.augment;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

import fiji.plugin.neuralstyle.image.ImageConversion;
import fiji.plugin.neuralstyle.image.ImageFiles;
import fiji.plugin.neuralstyle.inspect.LabelledMontage;
import ij.ImagePlus;
import ij.ImageStack;

/**
 * An image and its variants side by side, each with its style and strength below.
 *
 * @param variants of one image, at least one
 */
record ContactSheet(List<Variant> variants) {

	private static final int MOST_COLUMNS = 4;

	ImagePlus image() throws IOException {
		final Variant.Source source = variants.get(0).source();
		final ImageStack pictures = new ImageStack(source.width(), source.height());
		pictures.addSlice(source.name(), ImageConversion.toColours(ImageFiles.read(source.file())));
		for (final Variant variant : variants) {
			final Variant.Drawn drawn = variant.drawn().orElseThrow();
			pictures.addSlice(String.format(Locale.ROOT, "%s, strength %.0f", drawn.style(), drawn.strength()), ImageConversion
				.toColours(ImageFiles.read(variant.file())));
		}
		return LabelledMontage.of(new ImagePlus("Variants of " + source.name(), pictures), Math.min(MOST_COLUMNS, pictures
			.size()));
	}
}
