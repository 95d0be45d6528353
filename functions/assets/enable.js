// Before any component starts: each refuses to without this class, and inline scripts are not allowed
// here. This
// file is a module, so whoever runs it is new enough.
document.body.classList.add('js-enabled', 'govuk-frontend-supported');
