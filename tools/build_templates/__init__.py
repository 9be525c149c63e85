"""Write the first version of the Word templates, which from then on are edited in Word."""
