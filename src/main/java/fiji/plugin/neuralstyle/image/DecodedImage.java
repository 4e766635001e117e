package fiji.plugin.neuralstyle.image;

import java.util.List;
import java.util.Optional;

import ij.ImagePlus;
import ij.process.ImageProcessor;

/**
 * A picture as it lies in a file.
 *
 * @param channels one, grey or in colour; or red, green and blue of 16 bits. Laid over white
 * @param opacity if the file has it for each pixel
 */
record DecodedImage(List<ImageProcessor> channels, Optional<Opacity> opacity) {

	DecodedImage(final ImageProcessor single, final Optional<Opacity> opacity) {
		this(List.of(single), opacity);
	}

	/** The picture as it was seen. */
	DecodedImage upright(final ExifOrientation orientation) {
		return new DecodedImage(channels.stream().map(orientation::upright).toList(), opacity.map(Opacity::values).map(
			orientation::upright).map(Opacity::new));
	}

	/** An image of it, with its profile. */
	ImagePlus image(final String title, final Optional<ColourProfile> profile) {
		final ImagePlus image = channels.size() == 1 ? new ImagePlus(title, channels.get(0)) : DeepRgb.of(title, channels);
		new Attachments(profile, opacity.filter(values -> !values.isFull())).attachTo(image);
		return image;
	}
}
