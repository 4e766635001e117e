/** Which style goes where in a picture: label images, grey masks and ROIs, with soft edges. No windows. */
package fiji.plugin.neuralstyle.mask;
